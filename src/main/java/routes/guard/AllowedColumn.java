package routes.guard;

/**
 * A column that a role may read.
 *
 * @param type as Athena names it
 */
public record AllowedColumn(String name, String type, String comment) {}
