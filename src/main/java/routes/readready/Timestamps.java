package routes.readready;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import routes.tables.TimeFormat;

/** Reads times as logs write them. */
final class Timestamps {
    static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private Timestamps() {}

    /** ISO-8601 with an offset to nanoseconds since 1970, or {@link Cell#NULL} for anything else. */
    static long iso(byte[] bytes, int from, int to) {
        if (to - from == 20 && bytes[to - 1] == 'Z') {
            long quick = seconds(bytes, from);
            if (quick != Cell.NULL) {
                return quick * 1_000_000_000L;
            }
        }
        return slowly(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /** Epoch milliseconds to nanoseconds, or {@link Cell#NULL} where these do not fit. */
    static long millis(long millis) {
        long most = Long.MAX_VALUE / 1_000_000;
        return millis > most || millis < -most ? Cell.NULL : millis * 1_000_000;
    }

    /** A time that is written as {@code format} says, or {@link Cell#NULL}. */
    static long written(TimeFormat format, byte[] bytes, int from, int to) {
        return format.read(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .map(Timestamps::nanos)
                .orElse(Cell.NULL);
    }

    /** {@code yyyymmdd} in UTC. */
    static int day(long nanos) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(nanos, NANOS_PER_DAY));
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    private static long slowly(String text) {
        try {
            return nanos(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Cell.NULL;
        }
    }

    private static long nanos(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException tooFarAway) {
            return Cell.NULL;
        }
    }

    /** {@code 2026-01-31T23:59:59Z}, which almost every event time looks like. */
    private static long seconds(byte[] bytes, int at) {
        int year = two(bytes, at) * 100 + two(bytes, at + 2);
        int month = two(bytes, at + 5);
        int day = two(bytes, at + 8);
        int hour = two(bytes, at + 11);
        int minute = two(bytes, at + 14);
        int second = two(bytes, at + 17);
        boolean signs = bytes[at + 4] == '-'
                && bytes[at + 7] == '-'
                && bytes[at + 10] == 'T'
                && bytes[at + 13] == ':'
                && bytes[at + 16] == ':';
        if (!signs || year < 1700 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 28) {
            return Cell.NULL;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return Cell.NULL;
        }
        return LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second;
    }

    /** Two digits, or far below zero. */
    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
    }
}
