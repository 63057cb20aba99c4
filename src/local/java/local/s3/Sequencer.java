package local.s3;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Rising hex numbers, also over a restart as long as the clock is not set back. */
final class Sequencer {
    /** Room for this many numbers a millisecond. */
    private static final int BITS_OF_A_MILLISECOND = 16;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    Sequencer(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long now = clock.millis() << BITS_OF_A_MILLISECOND;
        return String.format("%016X", last.updateAndGet(before -> Math.max(before + 1, now)));
    }
}
