package local.chaos;

import java.util.List;
import java.util.Random;

/** What may happen to one call. */
enum Fault {
    NONE,
    /** The process dies and the service never hears of the call. */
    CRASH_BEFORE,
    /** The service does it, the process dies before it hears so. */
    CRASH_AFTER,
    THROTTLED,
    /** The service does it, the answer is lost. */
    TIMED_OUT,
    /** The answer is lost and the SDK asks again by itself. */
    REPEATED,
    /** A conditional write meets another one. */
    CONFLICT,
    /** Others go on meanwhile. */
    SLOW;

    private static final List<Fault> FAULTS = List.of(values()).subList(1, values().length);

    /** A fault in {@code rate} of all cases. */
    static Fault drawn(Random random, double rate) {
        return random.nextDouble() < rate ? FAULTS.get(random.nextInt(FAULTS.size())) : NONE;
    }

    /** What it comes to for a call that changes nothing. */
    Fault ofRead() {
        return switch (this) {
            case CRASH_AFTER -> CRASH_BEFORE;
            case TIMED_OUT, CONFLICT -> THROTTLED;
            case REPEATED -> NONE;
            default -> this;
        };
    }
}
