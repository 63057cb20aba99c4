package routes.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment to come as a person says it, in UTC. */
final class Until {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([mhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private Until() {}

    /**
     * @param text {@code 2h}, {@code 09:00} (the next one) or {@code 2026-11-21T09:00:00Z}
     * @throws IllegalArgumentException it is none of these, or not to come
     */
    static Instant parse(String text, Instant now) {
        Instant until = moment(text.strip(), now).truncatedTo(ChronoUnit.SECONDS);
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException("--until " + text + " is over already");
        }
        return until;
    }

    private static Instant moment(String text, Instant now) {
        Matcher span = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (span.matches()) {
            return now.plus(
                    Duration.of(Long.parseLong(span.group(1)), UNITS.getOrDefault(span.group(2), ChronoUnit.MINUTES)));
        }
        try {
            return text.contains("T") ? Instant.parse(text) : next(LocalTime.parse(text), now);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(
                    "--until " + text + " is no time: say 2h, 09:00 (UTC) or 2026-11-21T09:00:00Z", none);
        }
    }

    private static Instant next(LocalTime time, Instant now) {
        Instant today = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(time).toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }
}
