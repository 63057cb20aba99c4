package routes.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.backfill.BackfillReport;
import routes.backfill.Bounds;
import routes.backfill.DayPlan;
import routes.backfill.Request;
import routes.backfill.Request.Kind;
import routes.backfill.Tally;
import routes.placement.CalendarDay;

/** {@code loglake backfill}. */
@Command(
        name = "backfill",
        description = {
            "Does delivery days of a source again.",
            "All objects are read once more, and what the source does not hold any more leaves. With --missing only what is not in the lake comes in. Safe beside a running lake. Ctrl-C ends it; the",
            "same command goes on."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake backfill --source cloudtrail --from 2026-11-01 --to 2026-11-30 --max-days 7",
            "Exit codes: 0 done, 1 some of it failed, 3 there is more to do, 130 interrupted."
        })
final class BackfillCommand extends LakeCommand {
    @Option(
            names = "--source",
            required = true,
            description = "cloudtrail, cloudwatch, bedrock or a source of your own.")
    String source = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DAY",
            description =
                    "First delivery day: 2026-11-20, 20261120, T-7d (a week ago), T (today), 0 (keys without a day).")
    String from = "";

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last delivery day.")
    String to = "";

    @Option(names = "--missing", description = "Only what is in no manifest; all else stays as it is.")
    boolean missing;

    @Option(names = "--max-days", paramLabel = "N", description = "Look at no more than so many days, empty ones too.")
    @Nullable
    Long maxDays;

    @Option(names = "--max-rows", paramLabel = "N", description = "Commit no more than so many rows.")
    @Nullable
    Long maxRows;

    @Option(names = "--dry-run", description = "Say what would be read, and change nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        Bounds bounds = DayBounds.parse(from, to, commandLine());
        Tally tally = new Tally(bound("--max-rows", maxRows));
        try (Interruption ctrlC = Interruption.stops(tally, err());
                Access access = options.access();
                Rooms rooms = access.rooms()) {
            Request request = new Request(
                    rooms.sources.source(source),
                    bounds,
                    missing ? Kind.MISSING : Kind.AGAIN,
                    bound("--max-days", maxDays),
                    bound("--max-rows", maxRows));
            return dryRun
                    ? told(rooms.backfill.backfill().plan(request))
                    : told(request, run(rooms.ensureTables(), request, tally));
        }
    }

    private BackfillReport run(Rooms rooms, Request request, Tally tally) {
        try (ProgressLine progress = ProgressLine.start(err(), tally)) {
            return rooms.backfill.backfill().run(request, tally, day -> {
                progress.clear();
                if (!json) {
                    DayText.lines(day).forEach(line -> say("%s%n", line));
                }
            });
        }
    }

    private int told(List<DayPlan> plans) {
        boolean something = plans.stream().anyMatch(day -> !day.toRead().isEmpty());
        if (json) {
            json(new BackfillJson.DryRun(plans));
        } else {
            plans.forEach(day -> say("%s%n", DayText.line(day)));
            say(
                    "%,d objects, %,d bytes would be read%n",
                    plans.stream().mapToLong(day -> day.toRead().size()).sum(),
                    plans.stream().mapToLong(DayPlan::bytes).sum());
        }
        return something ? Cli.SOMETHING_TO_DO : 0;
    }

    private int told(Request request, BackfillReport report) {
        String next = report.next() == null ? null : command(report.next());
        if (json) {
            json(new BackfillJson.Run(request, report, next));
        } else {
            if (report.skipped() > 0) {
                say("%,d days were done by an earlier run of this command%n", report.skipped());
            }
            say("%,d days, %,d objects, %,d rows%n", report.days().size(), report.read(), report.rows());
            if (next != null) {
                say("next: %s%n", next);
            }
        }
        if (next != null && maxRows != null && report.rows() == 0) {
            err().println("nothing fits into --max-rows " + maxRows + ": the next object alone holds more; raise it");
        }
        return report.hasFailures() ? Cli.BAD_ANSWER : next == null ? 0 : Cli.SOMETHING_TO_DO;
    }

    private String command(Bounds next) {
        return "./loglake backfill --source " + source + " --from " + CalendarDay.text(next.from()) + " --to "
                + CalendarDay.text(next.to()) + (missing ? " --missing" : "")
                + (maxDays == null ? "" : " --max-days " + maxDays)
                + (maxRows == null ? "" : " --max-rows " + maxRows)
                + options.repeated();
    }

    private long bound(String option, @Nullable Long given) {
        if (given == null) {
            return Request.UNBOUNDED;
        }
        if (given < 1) {
            throw new ParameterException(commandLine(), option + " " + given + " allows nothing; expected 1 or more");
        }
        return given;
    }
}
