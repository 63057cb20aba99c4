package routes.batch;

import java.time.Instant;
import java.util.List;

/**
 * What came of a run.
 *
 * @param askedBy person who asked for it
 * @param usd what it cost by the tokens that were counted
 * @param faults why it failed, or what Bedrock says of jobs that did not complete
 * @param worthALook records of any risk
 * @param findings the gravest of them
 * @param unproved citations of the summary that lead to no finding
 */
public record Report(
        int format,
        String runId,
        Status status,
        int day,
        String by,
        String model,
        String askedBy,
        Instant started,
        Counts counts,
        Estimate estimate,
        List<Job> jobs,
        Tally tally,
        double usd,
        List<String> faults,
        int worthALook,
        List<Finding> findings,
        String summary,
        int unproved,
        String folder) {
    static final String FILE = "report.json";
    static final int FORMAT = 1;
}
