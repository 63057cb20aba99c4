package routes.guard;

import io.trino.sql.tree.IntervalLiteral;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/** {@code interval '7' day}. */
final class Intervals {
    private Intervals() {}

    /** Null for one of several parts. */
    static @Nullable TemporalAmount of(IntervalLiteral literal) {
        if (literal.getEndField().isPresent()) {
            return null;
        }
        long count = Long.parseLong(literal.getValue().strip())
                * (literal.getSign() == IntervalLiteral.Sign.NEGATIVE ? -1 : 1);
        int whole = Math.toIntExact(count);
        return switch (literal.getStartField()) {
            case YEAR -> Period.ofYears(whole);
            case MONTH -> Period.ofMonths(whole);
            case DAY -> Period.ofDays(whole);
            case HOUR -> Duration.ofHours(count);
            case MINUTE -> Duration.ofMinutes(count);
            case SECOND -> Duration.ofSeconds(count);
        };
    }

    /** {@code date_add('week', -1, …)}; null for a unit that is not known. */
    static @Nullable TemporalAmount of(String unit, long count) {
        int whole = Math.toIntExact(count);
        return switch (unit) {
            case "year" -> Period.ofYears(whole);
            case "quarter" -> Period.ofMonths(Math.multiplyExact(3, whole));
            case "month" -> Period.ofMonths(whole);
            case "week" -> Period.ofWeeks(whole);
            case "day" -> Period.ofDays(whole);
            case "hour" -> Duration.ofHours(count);
            case "minute" -> Duration.ofMinutes(count);
            case "second" -> Duration.ofSeconds(count);
            default -> null;
        };
    }
}
