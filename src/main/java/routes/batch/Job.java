package routes.batch;

import java.util.Set;

/**
 * A job of batch inference.
 *
 * @param status in Bedrock's words; one that it did not have when this was written is not an end
 * @param message why, where Bedrock says so
 */
public record Job(int number, String arn, String status, String message) {
    private static final Set<String> ENDS = Set.of("Completed", "PartiallyCompleted", "Failed", "Stopped", "Expired");

    boolean hasEnded() {
        return ENDS.contains(status);
    }

    /** What Bedrock's output folder calls it. */
    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
