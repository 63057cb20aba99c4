package routes.batch;

import java.time.Duration;
import java.time.Instant;

/** How finely a day's events are cut into records. */
enum Grain {
    HOUR(Duration.ofHours(1), Integer.MAX_VALUE),
    TEN_MINUTES(Duration.ofMinutes(10), Integer.MAX_VALUE),
    EVENT(Duration.ofMinutes(10), 1);

    private final long seconds;
    private final int most;

    Grain(Duration span, int most) {
        this.seconds = span.toSeconds();
        this.most = most;
    }

    /** When the span began in which {@code time} lies. */
    Instant span(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** Events in a record, where {@code wished} are wished for. */
    int events(int wished) {
        return Math.min(most, wished);
    }
}
