package routes.backfill;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import routes.placement.CalendarDay;

/**
 * Floor and ceiling of the delivery days that a run may touch, both included.
 *
 * @param from yyyymmdd; 0, together with {@code to}, for objects whose keys tell no day
 */
public record Bounds(int from, int to) {
    private static final Pattern BACK = Pattern.compile("T(?:-(\\d{1,5})d)?");

    public Bounds {
        if (from > to) {
            throw new IllegalArgumentException(CalendarDay.text(from) + " to " + CalendarDay.text(to)
                    + " is no span: the first day lies after the last");
        }
        if (from == CalendarDay.UNDATED && to != CalendarDay.UNDATED) {
            throw new IllegalArgumentException(
                    "0 stands for objects whose keys tell no day, so it goes with no other: 0 to 0");
        }
    }

    /**
     * Reads 2026-11-20, 20261120, T (today in UTC), T-7d (a week before it) or 0 (no day).
     *
     * @throws IllegalArgumentException says what was expected
     */
    public static Bounds parse(String from, String to, LocalDate today) {
        return new Bounds(day(from, today), day(to, today));
    }

    /** One day alone. */
    public static Bounds of(int day) {
        return new Bounds(day, day);
    }

    /** The part of these bounds that begins with {@code day}. */
    Bounds startingAt(int day) {
        return new Bounds(day, to);
    }

    boolean contains(int day) {
        return from <= day && day <= to;
    }

    /** yyyymmdd, oldest first. */
    IntStream days() {
        return from == CalendarDay.UNDATED
                ? IntStream.of(CalendarDay.UNDATED)
                : date(from).datesUntil(date(to).plusDays(1)).mapToInt(CalendarDay::of);
    }

    /** {@code 2026-11-01 to 2026-11-30}, or one day. */
    @Override
    public String toString() {
        return from == to ? CalendarDay.text(from) : CalendarDay.text(from) + " to " + CalendarDay.text(to);
    }

    private static LocalDate date(int day) {
        return LocalDate.parse(CalendarDay.text(day));
    }

    private static int day(String text, LocalDate today) {
        Matcher back = BACK.matcher(text);
        if (back.matches()) {
            return CalendarDay.of(back.group(1) == null ? today : today.minusDays(Long.parseLong(back.group(1))));
        }
        if (text.equals("0")) {
            return CalendarDay.UNDATED;
        }
        try {
            return CalendarDay.parse(text);
        } catch (IllegalArgumentException noDay) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no day; expected one like 2026-11-20, 20261120, T-7d (a week ago) or 0 (keys without a day)",
                    noDay);
        }
    }
}
