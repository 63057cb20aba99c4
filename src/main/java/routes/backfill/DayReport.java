package routes.backfill;

import java.util.List;
import java.util.Map;
import routes.backfill.DayRuns.Brought;
import routes.backfill.Tally.Counts;
import routes.manifest.Seal;

/**
 * What became of one delivery day.
 *
 * @param day yyyymmdd
 * @param listed objects that lie at the source
 * @param excluded objects by rule
 * @param partitions raw partitions that were registered
 * @param read objects that were committed
 * @param runAgain units that were done again although only what is missing was asked for, with the reason
 * @param seals of days whose rows were replaced
 * @param whole whether nothing of the day is left to do
 */
public record DayReport(
        int day,
        int listed,
        Map<String, Long> excluded,
        int unplaced,
        int partitions,
        long read,
        long rows,
        long quarantined,
        Map<String, String> runAgain,
        List<Seal> seals,
        List<String> failures,
        boolean whole) {
    static DayReport of(Brought brought, Counts counts, List<Seal> seals) {
        DayPlan plan = brought.plan();
        return new DayReport(
                plan.day(),
                plan.listed(),
                plan.excluded(),
                plan.unplaced(),
                brought.partitions(),
                counts.objects(),
                counts.rows(),
                counts.quarantined(),
                brought.faults(),
                seals,
                brought.failures(),
                brought.left().isEmpty());
    }
}
