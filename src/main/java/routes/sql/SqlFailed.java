package routes.sql;

/** Athena refused or failed a query; the message is what Athena said. */
public final class SqlFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailed(String said) {
        super(said);
    }
}
