package routes.switches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason why something is off.
 *
 * @param source the source that is off; {@value #ALL} for every one
 * @param until when it turns on again by itself; null when somebody must do it
 */
public record Switch(
        String id,
        String source,
        String reason,
        @Nullable String ticket,
        String by,
        Instant since,
        @Nullable Instant until) {
    public static final String ALL = "*";

    public boolean isOf(String some) {
        return source.equals(ALL) || source.equals(some);
    }

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
