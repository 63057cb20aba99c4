package routes.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.manifest.Seal;

/**
 * What a rebuild did.
 *
 * @param deliveries delivery days, each from its raw objects
 * @param days event days, each where readers see it now
 */
public record RebuildReport(String table, List<DayReport> deliveries, List<Rebuilt> days) {
    /**
     * @param location folder that the partition points to
     * @param seal that counts, null for a day that is not sealed
     * @param failure null when there was none
     */
    public record Rebuilt(
            int day,
            String location,
            @Nullable Seal seal,
            @Nullable String failure) {}

    public boolean hasFailures() {
        return deliveries.stream().anyMatch(day -> !day.failures().isEmpty())
                || days.stream().anyMatch(day -> day.failure() != null);
    }
}
