package routes.guard;

/** Why a query does not run. */
enum Code {
    /** Longer than 20,000 characters. */
    SIZE,
    /** A control, format or private-use character. */
    CHAR,
    /** Nested too deep. */
    DEPTH,
    /** No SQL that Athena understands, or more than one statement. */
    PARSE,
    /** A statement that is no query. */
    NOT_A_QUERY,
    /** A function that the query brings along. */
    INLINE_FUNCTION,
    RECURSIVE,
    /** {@code TABLE x} instead of a select. */
    TABLE_STMT,
    /** A table that the role may not read. */
    TABLE,
    TIME_TRAVEL,
    /** A kind of relation that is not on the list. */
    RELATION,
    /** A kind of expression that is not on the list. */
    EXPR,
    FUNCTION,
    TYPE,
    /** A pattern that is no literal, or could run for very long. */
    REGEX,
    /** A function that makes much from little. */
    RESOURCE,
    /** A list of more than 1,000 values. */
    LIST,
    /** More than 8 tables. */
    RELATIONS,
    /** Two tables of which no column equals one of the other. */
    CROSS_JOIN,
    /** A column that is not there, or is in two tables. */
    COLUMN,
    COLUMN_DENIED,
    /** A star that cannot be told apart. */
    STAR,
    LIMIT,
    /** A table whose days are not bounded from below. */
    PARTITION,
    NO_TABLE,
    /** A part of the query that nothing has looked at. */
    UNVISITED,
    /** More bytes than the allowance. */
    BYTES,
    /** Longer than the allowance. */
    TIME,
    /** Athena says that it ran something else than a select. */
    STATEMENT
}
