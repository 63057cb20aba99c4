package routes.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What functions of known values are worth. */
final class FoldedCalls {
    /** A value that is not known beforehand. */
    static final Object UNKNOWN = new Object();

    private FoldedCalls() {}

    /** Null for a function that is not known here. */
    static @Nullable Object value(String name, List<Object> values) {
        return switch (values.size()) {
            case 1 -> of(name, values.get(0));
            case 2 -> of(name, values.get(0), values.get(1));
            case 3 -> name.equals("date_add") ? added(values.get(0), values.get(1), values.get(2)) : null;
            default -> null;
        };
    }

    private static @Nullable Object of(String name, Object value) {
        if (value instanceof LocalDateTime time) {
            return switch (name) {
                case "date" -> time.toLocalDate().atStartOfDay();
                case "year" -> (long) time.getYear();
                case "month" -> (long) time.getMonthValue();
                case "day", "day_of_month" -> (long) time.getDayOfMonth();
                default -> null;
            };
        }
        return name.equals("date") && value instanceof String text
                ? LocalDate.parse(text.strip()).atStartOfDay()
                : null;
    }

    private static @Nullable Object of(String name, Object one, Object other) {
        if (name.equals("date_trunc") && one instanceof String unit && other instanceof LocalDateTime time) {
            return truncated(unit.toLowerCase(Locale.ROOT), time);
        }
        if (one instanceof LocalDateTime time && other instanceof String pattern) {
            return switch (name) {
                case "date_format" -> pattern.equals("%Y%m%d") ? yyyymmdd(time) : null;
                case "format_datetime" ->
                    pattern.equals("yyyyMMdd") || pattern.equals("YYYYMMdd") ? yyyymmdd(time) : null;
                default -> null;
            };
        }
        if (name.equals("date_parse") && one instanceof String text && "%Y%m%d".equals(other)) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        return null;
    }

    private static String yyyymmdd(LocalDateTime time) {
        return Integer.toString(DayNumbers.of(time.toLocalDate()));
    }

    private static @Nullable Object truncated(String unit, LocalDateTime time) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "year" -> day.withDayOfYear(1);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            default -> null;
        };
    }

    private static @Nullable Object added(Object unit, Object count, Object value) {
        if (!(unit instanceof String name)
                || !(count instanceof Long number)
                || !(value instanceof LocalDateTime time)) {
            return null;
        }
        TemporalAmount span = Intervals.of(name.toLowerCase(Locale.ROOT), number);
        return span == null ? null : time.plus(span);
    }
}
