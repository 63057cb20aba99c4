package routes.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.backfill.Request.Kind;
import routes.backfill.UnitRuns.Ran;
import routes.failures.LakeException;
import routes.manifest.EventDay;
import routes.manifest.Unit;
import routes.tables.Source;

/** Brings one delivery day of a source up to date: its raw partitions and its units. */
final class DayRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DayRuns.class);

    private final DayPlans plans;
    private final RawPartitions partitions;
    private final UnitRuns units;

    DayRuns(DayPlans plans, RawPartitions partitions, UnitRuns units) {
        this.plans = plans;
        this.partitions = partitions;
        this.units = units;
    }

    /**
     * @param partitions that were registered
     * @param faults units that were run again because of what was wrong with them
     * @param stale event days that are to be sealed
     * @param failures grows while its event days are sealed
     * @param whole whether nothing of the day is left to do
     */
    record Brought(
            DayPlan plan,
            int partitions,
            Map<String, String> faults,
            Set<EventDay> stale,
            List<String> failures,
            boolean whole) {}

    Brought bring(Source source, int day, Kind kind, Strays strays, Tally tally) {
        DayPlan plan = plans.plan(source, day, kind);
        tally.begins(plan);
        int registered = partitions.register(source, day, plan.partitions());
        Map<String, String> faults = new TreeMap<>();
        Set<EventDay> stale = new TreeSet<>((a, b) -> Integer.compare(a.day(), b.day()));
        List<String> failures = new ArrayList<>();
        boolean whole = true;
        for (Unit unit : units(source, day, strays)) {
            if (tally.isStopped()) {
                whole = false;
                break;
            }
            try {
                Ran ran = units.bring(source, unit, kind, strays.highest(unit), tally);
                stale.addAll(ran.stale());
                stale.addAll(strays.days(unit));
                whole &= ran.whole();
                if (ran.fault() != null) {
                    faults.put(unit.toString(), ran.fault());
                }
            } catch (LakeException permanent) {
                LOG.warn("{}: {}", unit, permanent.getMessage());
                failures.add(unit + ": " + permanent.getMessage());
            }
        }
        return new Brought(plan, registered, faults, stale, failures, whole && !tally.isStopped());
    }

    private List<Unit> units(Source source, int day, Strays strays) {
        return Stream.concat(
                        plans.units(source, day).stream(),
                        strays.units().stream().filter(unit -> unit.day() == day))
                .distinct()
                .toList();
    }
}
