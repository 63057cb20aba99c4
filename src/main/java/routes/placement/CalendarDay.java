package routes.placement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days as the lake writes them: yyyymmdd, and 0 where a key tells no day. */
public final class CalendarDay {
    /** The day of keys that tell none. */
    public static final int UNDATED = 0;

    private CalendarDay() {}

    static boolean isDayOrUndated(String text) {
        if (text.equals("0")) {
            return true;
        }
        try {
            LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /**
     * 20261121 for {@code 2026-11-21} and {@code 20261121}.
     *
     * @throws IllegalArgumentException says what was expected
     */
    public static int parse(String text) {
        try {
            return of(LocalDate.parse(
                    text, text.contains("-") ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no day; expected one like 2026-11-20 or 20261120", noSuchDay);
        }
    }

    /** 20261121 for 21 November 2026. */
    public static int of(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** {@code 2026-11-21} for 20261121; {@code 0} for objects whose keys tell no day. */
    public static String text(int day) {
        return day == UNDATED
                ? "0"
                : LocalDate.parse(Integer.toString(day), DateTimeFormatter.BASIC_ISO_DATE)
                        .toString();
    }
}
