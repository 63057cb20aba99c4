package routes.backfill;

import routes.tables.Source;

/**
 * What is to be done again.
 *
 * @param bounds delivery days
 * @param maxDays days that one run may look at
 * @param maxRows rows that one run may commit
 */
public record Request(Source source, Bounds bounds, Kind kind, long maxDays, long maxRows) {
    /** How a day is brought up to date. */
    public enum Kind {
        /** What no manifest names comes in; all else stays. */
        MISSING,
        /** All objects are read again; what the source does not hold any more leaves. */
        AGAIN
    }

    /** As much as there is. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** One day, as a message asks for it. */
    static Request ofDay(Source source, int day, Kind kind) {
        return new Request(source, Bounds.of(day), kind, UNBOUNDED, UNBOUNDED);
    }
}
