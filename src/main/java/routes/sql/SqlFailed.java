package routes.sql;

import java.time.Duration;

/** Athena refused or failed a query; the message is what Athena said. */
public final class SqlFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tooLong;

    SqlFailed(String said) {
        this(said, false);
    }

    private SqlFailed(String said, boolean tooLong) {
        super(said);
        this.tooLong = tooLong;
    }

    static SqlFailed tooLong(Duration time) {
        return new SqlFailed("the query took longer than " + time.toMillis() / 1000.0 + " s and was stopped", true);
    }

    /** Whether it was stopped because its time was over. */
    public boolean isTooLong() {
        return tooLong;
    }
}
