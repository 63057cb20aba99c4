package routes.tables;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a column's times are written where that is neither ISO-8601 nor epoch milliseconds. */
public final class TimeFormat {
    /** Seconds since 1970, with or without a fraction. */
    public static final String EPOCH_SECONDS = "epoch-seconds";

    private static final int LONGEST_NUMBER = 30;
    private static final BigDecimal MOST_SECONDS = new BigDecimal("9000000000");

    private final String text;
    private final @Nullable DateTimeFormatter formatter;

    private TimeFormat(String text, @Nullable DateTimeFormatter formatter) {
        this.text = text;
        this.formatter = formatter;
    }

    /** {@value #EPOCH_SECONDS}, or a pattern of Java's DateTimeFormatter that holds a day; empty for anything else. */
    public static Optional<TimeFormat> of(String text) {
        if (text.equals(EPOCH_SECONDS)) {
            return Optional.of(new TimeFormat(text, null));
        }
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(text, Locale.ENGLISH);
            TimeFormat format = new TimeFormat(text, formatter);
            String example = formatter.format(OffsetDateTime.of(2026, 2, 28, 23, 59, 58, 0, ZoneOffset.UTC));
            return format.read(example).map(readable -> format);
        } catch (DateTimeException | IllegalArgumentException noPattern) {
            return Optional.empty();
        }
    }

    /** The moment that {@code written} names, in UTC where it names no zone; empty when it is not of this form. */
    public Optional<Instant> read(String written) {
        try {
            return formatter == null ? Optional.of(epoch(written)) : Optional.of(moment(formatter, written));
        } catch (DateTimeException | ArithmeticException | NumberFormatException noTime) {
            return Optional.empty();
        }
    }

    private static Instant moment(DateTimeFormatter formatter, String written) {
        TemporalAccessor parsed =
                formatter.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime full) {
            return full.toInstant();
        }
        return parsed instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant epoch(String written) {
        if (written.length() > LONGEST_NUMBER) {
            throw new NumberFormatException(written);
        }
        BigDecimal seconds = new BigDecimal(written);
        if (seconds.abs().compareTo(MOST_SECONDS) > 0) {
            throw new NumberFormatException(written);
        }
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
    }

    /** As the table file says it. */
    @Override
    public String toString() {
        return text;
    }
}
