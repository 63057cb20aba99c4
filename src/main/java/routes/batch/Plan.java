package routes.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A run as it is kept: what does not change any more once it began.
 *
 * @param runId {@code <day>-<by>-<hash>-<attempt>}
 * @param person who asked for it
 * @param attempt 1, or more when the same input was wished for once more
 * @param started rows of the run have this time
 */
record Plan(
        int format,
        String runId,
        int day,
        By by,
        String person,
        String model,
        String hash,
        int attempt,
        Instant started,
        Counts counts,
        Estimate estimate,
        List<JobPlan> jobs) {
    static final int FORMAT = 1;

    /**
     * One job.
     *
     * @param token the same for the same input and attempt, so that Bedrock makes one job of it however often it is asked
     */
    record JobPlan(int number, String file, int records, String token) {}

    @JsonIgnore
    int records() {
        return jobs.stream().mapToInt(JobPlan::records).sum();
    }

    /** Below it lies all that belongs to the run. */
    String folder() {
        return S3Runs.folder(day, by) + runId + "/";
    }
}
