package routes.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;
import routes.looker.Report;

/** {@code loglake looker list}. */
@Command(
        name = "list",
        description = "Investigations, the newest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake looker list --max 5"})
final class LookerListCommand extends LakeCommand {
    @Option(
            names = "--max",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    int max = 20;

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    record Answer(List<Report> investigations) {}

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            List<Report> newest = rooms.looker.newest(max);
            if (json) {
                json(new Answer(newest));
                return 0;
            }
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("id", "asked", "by", "claims", "question"));
            newest.forEach(report -> lines.add(List.of(
                    report.id(),
                    report.asked().toString().substring(0, 16),
                    AnswerText.shown(report.person(), 20),
                    proved(report),
                    AnswerText.shown(report.question(), AnswerText.TERMINAL_CELL))));
            say("%s", newest.isEmpty() ? "nobody has asked yet\n" : AnswerText.aligned(lines));
            return 0;
        }
    }

    private static String proved(Report report) {
        long proved =
                report.claims().stream().filter(Report.CheckedClaim::proved).count();
        return report.isWhole() ? proved + " of " + report.claims().size() + " proved" : "partial";
    }
}
