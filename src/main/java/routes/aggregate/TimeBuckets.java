package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import routes.manifest.Unit;
import routes.placement.Placement;

/**
 * Time in equal buckets: all marks of a unit within one bucket are one message, which the queue holds back for the length of a
 * bucket. So when it is handed out, every object whose event it stands for can be listed.
 */
public final class TimeBuckets {
    private final Clock clock;
    private final Duration length;

    public TimeBuckets(Clock clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    /** The unit that a new object or partition makes dirty. */
    public Unit unit(Placement placement) {
        return Unit.of(placement);
    }

    /** The unit that a pass left dirty. */
    public Unit unit(Unit unit) {
        return unit;
    }

    /** Names {@code unit} in the bucket of now, e.g. {@code cloudtrail/20261120/0@29410233}. */
    public String mark(Unit unit) {
        return unit + "@" + clock.millis() / length.toMillis();
    }
}
