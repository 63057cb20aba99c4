package routes.batch;

/**
 * What a day holds.
 *
 * @param rows all of them
 * @param noise rows that are left out: services that only read on their own account
 * @param nameless rows without an event id, which no finding could cite
 * @param ids different event ids of the others
 */
public record Counts(long rows, long noise, long nameless, long ids) {}
