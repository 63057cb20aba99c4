package routes.sql;

/**
 * A query that has run.
 *
 * @param executionId by which Athena knows it
 * @param statement what Athena says that it was, e.g. {@code DML SELECT}
 */
public record Ran(Answer answer, String executionId, String statement) {}
