package routes.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import routes.backfill.BackfillReport;
import routes.backfill.DayPlan;
import routes.backfill.DayReport;
import routes.backfill.RebuildReport;
import routes.backfill.Request;
import routes.manifest.Seal;

/** The documents of {@code --json}. Days are yyyymmdd. */
final class BackfillJson {
    private BackfillJson() {}

    /** @param next command that goes on, null when nothing is left */
    record Run(
            String source,
            int from,
            int to,
            boolean missing,
            int skipped,
            List<Day> days,
            long objects,
            long rows,
            @Nullable String next) {
        Run(Request request, BackfillReport report, @Nullable String next) {
            this(
                    request.source().name(),
                    request.bounds().from(),
                    request.bounds().to(),
                    request.kind() == Request.Kind.MISSING,
                    report.skipped(),
                    report.days().stream().map(Day::new).toList(),
                    report.read(),
                    report.rows(),
                    next);
        }
    }

    record Day(
            int day,
            int listed,
            Map<String, Long> excluded,
            int unplaced,
            int partitions,
            long read,
            long rows,
            long quarantined,
            Map<String, String> runAgain,
            List<Sealed> sealed,
            List<String> failures) {
        Day(DayReport day) {
            this(
                    day.day(),
                    day.listed(),
                    day.excluded(),
                    day.unplaced(),
                    day.partitions(),
                    day.read(),
                    day.rows(),
                    day.quarantined(),
                    day.runAgain(),
                    day.seals().stream().map(Sealed::new).toList(),
                    day.failures());
        }
    }

    record Sealed(String table, int day, int version, long rows, long duplicates, String contentHash) {
        Sealed(Seal seal) {
            this(seal.table(), seal.day(), seal.version(), seal.rows(), seal.duplicates(), seal.contentHash());
        }
    }

    record DryRun(List<Planned> days, long objects, long bytes) {
        DryRun(List<DayPlan> plans) {
            this(
                    plans.stream().map(Planned::new).toList(),
                    plans.stream().mapToLong(day -> day.toRead().size()).sum(),
                    plans.stream().mapToLong(DayPlan::bytes).sum());
        }
    }

    record Planned(int day, int listed, Map<String, Long> excluded, int unplaced, int objects, long bytes) {
        Planned(DayPlan day) {
            this(
                    day.day(),
                    day.listed(),
                    day.excluded(),
                    day.unplaced(),
                    day.toRead().size(),
                    day.bytes());
        }
    }

    record Rebuilt(String table, List<Day> deliveries, List<EventDay> days) {
        Rebuilt(RebuildReport report) {
            this(
                    report.table(),
                    report.deliveries().stream().map(Day::new).toList(),
                    report.days().stream().map(EventDay::new).toList());
        }
    }

    record EventDay(
            int day,
            String location,
            @Nullable Sealed sealed,
            @Nullable String failure) {
        EventDay(RebuildReport.Rebuilt day) {
            this(day.day(), day.location(), day.seal() == null ? null : new Sealed(day.seal()), day.failure());
        }
    }
}
