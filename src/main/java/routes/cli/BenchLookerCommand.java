package routes.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import routes.Rooms;
import routes.looker.Question;
import routes.looker.Report;
import routes.readready.WorkFolder;
import routes.samples.DemoLogs;

/** {@code loglake bench looker}. */
@Command(
        name = "looker",
        description = {
            "Measures how long plain questions take on a fresh lake of the demo's logs.",
            "Exit code 1 when half of them take longer than 5 s, or one is not answered."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake bench looker"})
final class BenchLookerCommand extends LakeCommand {
    private static final double GOAL_SECONDS = 5;

    @Override
    public Integer call() throws Exception {
        say("%d cores, Java %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-bench")) {
            options.data = work.path().resolve("data");
            try (Access lake = options.localLake();
                    Rooms rooms = lake.rooms()) {
                Path logs = work.path().resolve("logs");
                DemoLogs.write(logs, LocalDate.now(ZoneOffset.UTC).minusDays(1));
                DemoLoad.of(lake, logs);
                return ask(rooms, lake.person());
            }
        }
    }

    private int ask(Rooms rooms, String person) throws Exception {
        List<Double> seconds = new ArrayList<>();
        boolean allAnswered = true;
        for (String question : PlainQuestions.ALL) {
            Instant asked = Instant.now();
            Report report = rooms.looker.ask(new Question(question, person, "auditor"));
            seconds.add(Duration.between(asked, Instant.now()).toMillis() / 1000.0);
            allAnswered &= report.answered();
            long proved =
                    report.claims().stream().filter(Report.CheckedClaim::proved).count();
            say(
                    "%6.2f s  %2d of %2d claims proved  %s%n",
                    seconds.get(seconds.size() - 1), proved, report.claims().size(), question);
            report.claims().stream()
                    .filter(claim -> !claim.proved())
                    .forEach(claim -> say("          UNPROVED %s: %s%n", claim.text(), claim.faults()));
        }
        Collections.sort(seconds);
        double half = seconds.get(seconds.size() / 2);
        say("p50 %.2f s, p95 %.2f s (the first starts the SQL engine)%n", half, seconds.get(seconds.size() * 95 / 100));
        return allAnswered && half < GOAL_SECONDS ? 0 : Cli.BAD_ANSWER;
    }
}
