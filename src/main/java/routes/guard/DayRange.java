package routes.guard;

import java.util.OptionalInt;

/**
 * Days of a partition column, both ends included.
 *
 * @param from {@link Long#MIN_VALUE}: from the first one
 * @param to {@link Long#MAX_VALUE}: to the last one
 */
record DayRange(long from, long to) {
    static final DayRange ALL = new DayRange(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean isBounded() {
        return from != Long.MIN_VALUE;
    }

    /** What is in both. */
    DayRange and(DayRange other) {
        return new DayRange(Math.max(from, other.from), Math.min(to, other.to));
    }

    /** What spans both. */
    DayRange or(DayRange other) {
        return new DayRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    Searched searched(String table) {
        return new Searched(table, day(from), to == Long.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(day(to)));
    }

    private static int day(long number) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    }
}
