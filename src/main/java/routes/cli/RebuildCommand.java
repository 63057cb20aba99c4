package routes.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.backfill.Bounds;
import routes.backfill.RebuildReport;
import routes.backfill.RebuildReport.Rebuilt;
import routes.backfill.Request;
import routes.backfill.Tally;
import routes.tables.Source;

/** {@code loglake rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Makes a readready table whole again from the raw objects of its source.",
            "Whatever was lost: ORC files, manifests, seals, tables and partitions of the catalog, messages. What is there and sound stays as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake rebuild --table from_cloudtrail_readready"})
final class RebuildCommand extends LakeCommand {
    @Option(names = "--table", required = true, description = "A readready table.")
    String table = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "First delivery day (default: all that the source holds or the lake knows).")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last delivery day.")
    @Nullable
    String to;

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        Optional<Bounds> bounds = bounds();
        Tally tally = new Tally(Request.UNBOUNDED);
        try (Interruption ctrlC = Interruption.stops(tally, err());
                Access access = options.access();
                Rooms rooms = access.rooms()) {
            RebuildReport report = run(rooms, rooms.sources.ofTable(table), bounds, tally);
            if (json) {
                json(new BackfillJson.Rebuilt(report));
            } else {
                report.days().forEach(this::tell);
            }
            return report.hasFailures() ? Cli.BAD_ANSWER : 0;
        }
    }

    private RebuildReport run(Rooms rooms, Source source, Optional<Bounds> bounds, Tally tally) {
        try (ProgressLine progress = ProgressLine.start(err(), tally)) {
            return rooms.backfill.rebuild().run(source, bounds, tally, day -> {
                progress.clear();
                if (!json) {
                    DayText.lines(day).forEach(line -> say("%s%n", line));
                }
            });
        }
    }

    private void tell(Rebuilt day) {
        if (day.failure() != null) {
            say("%s/%d failed: %s%n", table, day.day(), day.failure());
        } else if (day.seal() != null) {
            say("%s%n", DayText.seal(day.seal()));
        } else {
            say("%s/%s is not sealed; its rows lie in %s%n", table, day.day(), day.location());
        }
    }

    private Optional<Bounds> bounds() {
        if (from == null && to == null) {
            return Optional.empty();
        }
        if (from == null || to == null) {
            throw new ParameterException(commandLine(), "--from and --to go together; leave both out for all days");
        }
        return Optional.of(DayBounds.parse(from, to, commandLine()));
    }
}
