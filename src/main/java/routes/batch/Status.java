package routes.batch;

import java.util.Locale;

/** How a run ended. */
public enum Status {
    /** Each record is rated. */
    COMPLETED,
    /** Some records are errors, have no answer, or one that was rejected. */
    PARTIAL,
    /** A job was stopped; what it had answered is kept. */
    STOPPED,
    /** A job ran out of time; what it had answered is kept. */
    EXPIRED,
    /** A job failed, or what it wrote is not what Bedrock says of it. */
    FAILED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
