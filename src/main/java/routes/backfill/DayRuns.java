package routes.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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
     * What came of a day; the collections grow while it goes on.
     *
     * @param partitions that were registered
     * @param faults units that were run again because of what was wrong with them
     * @param stale event days that are to be sealed
     * @param left what could not be done yet
     */
    record Brought(
            DayPlan plan,
            int partitions,
            Map<String, String> faults,
            SortedSet<EventDay> stale,
            List<String> failures,
            List<String> left) {
        Brought(DayPlan plan, int partitions) {
            this(
                    plan,
                    partitions,
                    new TreeMap<>(),
                    new TreeSet<>(Comparator.comparing(EventDay::day)),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    Brought bring(Source source, int day, Kind kind, Strays strays, Tally tally) {
        DayPlan plan = plans.plan(source, day, kind);
        tally.begins(plan);
        Brought brought = new Brought(plan, partitions.register(source, day, plan.partitions()));
        for (Unit unit : units(source, day, strays)) {
            if (tally.isStopped()) {
                brought.left().add(unit.toString());
            } else {
                bring(source, unit, kind, strays, tally, brought);
            }
        }
        return brought;
    }

    private void bring(Source source, Unit unit, Kind kind, Strays strays, Tally tally, Brought brought) {
        try {
            Ran ran = units.bring(source, unit, kind, brought.plan().held(), strays, tally);
            brought.stale().addAll(ran.stale());
            brought.stale().addAll(strays.days(unit));
            if (ran.fault() != null) {
                brought.faults().put(unit.toString(), ran.fault());
            }
            if (!ran.whole()) {
                brought.left().add(unit.toString());
            }
        } catch (LakeException permanent) {
            LOG.warn("{}: {}", unit, permanent.getMessage());
            brought.failures().add(unit + ": " + permanent.getMessage());
        }
    }

    private List<Unit> units(Source source, int day, Strays strays) {
        return Stream.concat(
                        plans.units(source, day).stream(),
                        strays.units().stream().filter(unit -> unit.day() == day))
                .distinct()
                .toList();
    }
}
