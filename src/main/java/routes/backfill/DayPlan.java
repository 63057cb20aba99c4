package routes.backfill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import routes.events.S3Object;
import routes.placement.Placement;

/**
 * What one delivery day of a source holds, and what of it is to be read.
 *
 * @param listed objects that lie there
 * @param excluded objects by the rule that excludes them
 * @param unplaced objects whose keys no placement profile knows
 * @param held identities of all objects that lie there
 * @param partitions raw partitions with objects that no rule excludes
 */
public record DayPlan(
        int day,
        int listed,
        Map<String, Long> excluded,
        int unplaced,
        Set<String> held,
        List<Placement> partitions,
        List<S3Object> toRead) {
    public long excludedObjects() {
        return excluded.values().stream().mapToLong(Long::longValue).sum();
    }

    public long bytes() {
        return toRead.stream().mapToLong(S3Object::bytes).sum();
    }
}
