package routes.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one source is doing.
 *
 * @param backlog of its queue; null when there is no such queue
 * @param lastFile time in S3 of the newest object that is in the lake; null when none of the last two days is
 * @param freshness of the last 24 hours; null when nothing came
 * @param arrivals of the last 24 hours; null when it is not known where the source's objects lie
 */
public record SourceStatus(
        String source,
        @Nullable Backlog backlog,
        @Nullable Instant lastFile,
        @Nullable Freshness freshness,
        @Nullable Arrivals arrivals) {

    /**
     * What became of the objects that were put within 24 hours.
     *
     * @param complete in the lake, or excluded by a rule
     * @param oldestWaiting time in S3 of the oldest one that still waits; null when none does
     * @param mend command that brings in what is not accounted for; null when nothing is
     */
    public record Arrivals(
            long objects,
            long complete,
            long waiting,
            long quarantined,
            long unaccounted,
            @Nullable Instant oldestWaiting,
            @Nullable String mend) {
        /** From 0 to 1; 1 when nothing came. */
        public double share() {
            return objects == 0 ? 1 : (double) complete / objects;
        }
    }

    /** Whether nobody needs to look at it. */
    public boolean isGood() {
        return backlog != null && (arrivals == null || arrivals.unaccounted() == 0);
    }
}
