package routes.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run did.
 *
 * @param skipped days that an earlier run of the same request had done
 * @param next where the next run begins, null when nothing is left
 */
public record BackfillReport(
        List<DayReport> days, int skipped, @Nullable Bounds next) {
    public boolean hasFailures() {
        return days.stream().anyMatch(day -> !day.failures().isEmpty());
    }

    public long rows() {
        return days.stream().mapToLong(DayReport::rows).sum();
    }

    public long read() {
        return days.stream().mapToLong(DayReport::read).sum();
    }
}
