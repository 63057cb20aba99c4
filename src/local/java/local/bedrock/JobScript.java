package local.bedrock;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import local.endpoint.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * How batch jobs go: {@code jobs} of {@code script.yaml}. A job keeps what the script said when it was made.
 *
 * @param statuses which a job goes through, the last one being its end
 * @param step how long it stays in each
 * @param errorShare share of records that end in an error
 * @param missing records that get no line at all in a job that does not end Completed; when left out, a tenth
 * @param minimum records that a job must hold
 */
record JobScript(
        @Nullable List<String> statuses,
        @Nullable String step,
        @Nullable Double errorShare,
        @Nullable Integer missing,
        @Nullable Integer minimum) {
    static final JobScript NONE = new JobScript(null, null, null, null, null);

    private static final List<String> USUAL =
            List.of("Submitted", "Validating", "Scheduled", "InProgress", "Completed");
    private static final Set<String> KNOWN = Set.of(
            "Submitted",
            "Validating",
            "Scheduled",
            "InProgress",
            "Completed",
            "PartiallyCompleted",
            "Failed",
            "Stopping",
            "Stopped",
            "Expired");
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int LEAST_RECORDS = 100;
    private static final int TENTH = 10;

    /** @throws AwsError when a status is not one of Bedrock's */
    List<String> path() {
        List<String> path = statuses == null || statuses.isEmpty() ? USUAL : statuses;
        for (String status : path) {
            if (!KNOWN.contains(status)) {
                throw Errors.invalid("script.yaml: jobs.statuses names " + status + "; known are "
                        + KNOWN.stream().sorted().toList());
            }
        }
        return path;
    }

    Duration pace() {
        return Script.span("jobs.step", step, STEP);
    }

    int errors(int records) {
        return errorShare == null ? 0 : (int) Math.round(errorShare * records);
    }

    int gaps(int records) {
        return missing == null ? Math.max(1, records / TENTH) : missing;
    }

    int leastRecords() {
        return minimum == null ? LEAST_RECORDS : minimum;
    }
}
