package routes.guard;

import java.time.Duration;

/**
 * What one query may cost.
 *
 * @param bytes that may be read from S3, by the estimate before it runs
 * @param rows that are returned; more are cut off
 * @param time after which it is stopped
 */
public record Allowance(long bytes, int rows, Duration time) {
    /** The smaller of each. */
    public Allowance least(Allowance other) {
        return new Allowance(
                Math.min(bytes, other.bytes),
                Math.min(rows, other.rows),
                time.compareTo(other.time) <= 0 ? time : other.time);
    }
}
