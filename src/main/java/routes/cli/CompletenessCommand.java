package routes.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.completeness.Completeness;
import routes.completeness.Report;
import routes.placement.CalendarDay;
import routes.tables.Source;

/** {@code loglake completeness}. */
@Command(
        name = "completeness",
        description = {
            "Lists what a source delivered on a day and says what became of each object.",
            "In the lake, excluded by which rule, quarantined, dead, waiting, or not accounted for. Exit code 1 when anything is not accounted for, or a file of the",
            "lake is not as its manifest says; the commands that mend it are printed."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake completeness --source cloudtrail --day 2026-11-20"})
final class CompletenessCommand extends LakeCommand {
    @Option(
            names = "--source",
            required = true,
            description = "cloudtrail, cloudwatch, bedrock or a source of your own.")
    String source = "";

    @Option(
            names = "--day",
            description =
                    "Day of delivery: 2026-11-20 or 20261120; 0 for objects whose keys tell no day (default: yesterday).")
    @Nullable
    String day;

    @Option(names = "--from", paramLabel = "DAY", description = "First of several days.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last of several days.")
    @Nullable
    String to;

    @Option(names = "--json", description = "Print one JSON document that names every key.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        List<Integer> days = days();
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Source known = rooms.sources.source(source);
            Completeness completeness = rooms.completeness();
            List<Report> reports = new ArrayList<>();
            long started = System.nanoTime();
            for (int one : days) {
                long begun = System.nanoTime();
                Report report = completeness.of(known, one);
                reports.add(report);
                if (!json) {
                    ReportText.lines(report, (System.nanoTime() - begun) / 1e9).forEach(line -> say("%s%n", line));
                }
            }
            if (json) {
                say("%s%n", ReportJson.of(reports, (System.nanoTime() - started) / 1_000_000));
            }
            rooms.results().put(reports);
            return reports.stream().allMatch(Report::isGood) ? 0 : Cli.BAD_ANSWER;
        }
    }

    private List<Integer> days() {
        if (from == null && to == null) {
            return List.of(
                    day == null ? CalendarDay.of(LocalDate.now(ZoneOffset.UTC).minusDays(1)) : parsed(day));
        }
        if (day != null || from == null || to == null) {
            throw wrong("either --day, or --from and --to");
        }
        LocalDate first = date(from);
        LocalDate last = date(to);
        if (last.isBefore(first)) {
            throw wrong("--from " + first + " is behind --to " + last);
        }
        return first.datesUntil(last.plusDays(1)).map(CalendarDay::of).toList();
    }

    private LocalDate date(String text) {
        int parsed = parsed(text);
        if (parsed == CalendarDay.UNDATED) {
            throw wrong("0 is no first or last day; ask for --day 0");
        }
        return LocalDate.parse(CalendarDay.text(parsed));
    }

    private int parsed(String text) {
        try {
            return text.equals("0") ? CalendarDay.UNDATED : CalendarDay.parse(text);
        } catch (IllegalArgumentException noDay) {
            throw wrong(String.valueOf(noDay.getMessage()));
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}
