package local.bedrock;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How batch jobs go: {@code jobs} of {@code script.yaml}.
 *
 * @param statuses which a job goes through, the last one being its end
 * @param step how long it stays in each
 * @param errorShare share of records that end in an error
 * @param missing records that get no line at all
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
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int LEAST_RECORDS = 100;

    List<String> path() {
        return statuses == null || statuses.isEmpty() ? USUAL : statuses;
    }

    Duration pace() {
        return Script.span("jobs.step", step, STEP);
    }

    double errors() {
        return errorShare == null ? 0 : errorShare;
    }

    int gaps() {
        return missing == null ? 0 : missing;
    }

    int leastRecords() {
        return minimum == null ? LEAST_RECORDS : minimum;
    }
}
