package routes.switches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason why something is off.
 *
 * @param since for the record; it is off as soon as it is read
 * @param until when it turns on again by itself; null when somebody must do it
 */
public record Switch(
        String id,
        Target off,
        Effect effect,
        String reason,
        @Nullable String ticket,
        String by,
        Instant since,
        @Nullable Instant until) {

    public boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    boolean pauses() {
        return effect == Effect.PAUSE;
    }

    /** {@code cloudwatch: pause until 2026-11-21T09:00:00Z by on-call.lee (INC-7731): Firehose writes broken gzip.} */
    @Override
    public String toString() {
        return off + ": " + effect.label() + (until == null ? "" : " until " + until) + " by " + by
                + (ticket == null ? "" : " (" + ticket + ")") + ": " + reason;
    }
}
