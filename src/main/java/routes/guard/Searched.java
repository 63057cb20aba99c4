package routes.guard;

import java.util.OptionalInt;

/**
 * The days of a table that a query asked for.
 *
 * @param from yyyymmdd
 * @param to yyyymmdd, that day included; empty: to the last one
 */
public record Searched(String table, int from, OptionalInt to) {}
