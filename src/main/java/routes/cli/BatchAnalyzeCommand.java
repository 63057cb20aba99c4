package routes.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.Rooms;
import routes.batch.BatchBeans;
import routes.batch.BatchRefused;
import routes.batch.By;
import routes.batch.Estimate;
import routes.batch.Report;
import routes.batch.Request;
import routes.batch.Request.Want;
import routes.batch.Status;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.placement.CalendarDay;

/** {@code loglake batch-analyze}. */
@Command(
        name = "batch-analyze",
        description = {
            "Has a model rate a day's CloudTrail events, by Bedrock's batch inference.",
            "What it may cost is said first, and nothing is uploaded when that is too much. Waits until the jobs have ended; Ctrl-C ends the waiting and not the jobs, and",
            "the same command goes on. Events that were rated before are not paid for again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake batch-analyze --day 2026-11-20 --by user --estimate",
            "Exit codes: 0 each record is rated, 1 refused or failed, 3 some records are not rated."
        })
final class BatchAnalyzeCommand extends LakeCommand {
    @Option(names = "--day", required = true, description = "Day of the events: 2026-11-20 or 20261120.")
    String day = "";

    @Option(
            names = "--by",
            description = "What the events of one record have in common: user or service (default: ${DEFAULT-VALUE}).",
            defaultValue = "user")
    By by = By.USER;

    @Option(names = "--estimate", description = "Say what it would cost at most, and upload nothing.")
    boolean estimate;

    @Option(
            names = "--max-usd",
            paramLabel = "N",
            description = "Dollars that it may cost (default: loglake.batch.max-usd).")
    @Nullable
    Double maxUsd;

    @Option(names = "--again", description = "Have events rated once more that have been before.")
    boolean again;

    @Option(
            names = "--role",
            description = "Whose policy decides what may be read (default: ${DEFAULT-VALUE}).",
            defaultValue = "auditor")
    String role = "auditor";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        int asked = parsed();
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Request request = request(rooms.batch, asked, access.person());
            if (estimate) {
                Estimate told = rooms.batch.estimate(request);
                if (json) {
                    json(told);
                } else {
                    say("%s", BatchText.of(told));
                }
                return 0;
            }
            return told(rooms.batch.run(request));
        } catch (BatchRefused refused) {
            err().println("loglake: " + refused.getMessage());
            return Cli.BAD_ANSWER;
        }
    }

    private Request request(BatchBeans batch, int asked, String person) {
        if (batch.model().isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "loglake.batch.model is empty; name a model of Bedrock that takes batch inference, see docs/batch.md");
        }
        Want want = estimate ? Want.ESTIMATE : again ? Want.ANOTHER : Want.ANALYSIS;
        Consumer<String> progress = line -> err().println(AnswerText.plain(line));
        return new Request(
                asked, by, person, role, batch.model(), maxUsd == null ? batch.maxUsd() : maxUsd, want, progress);
    }

    private int told(Report report) {
        if (json) {
            json(report);
        } else {
            say("%s", BatchText.of(report));
        }
        if (report.status() == Status.COMPLETED) {
            return 0;
        }
        return report.status() == Status.FAILED ? Cli.BAD_ANSWER : Cli.SOMETHING_TO_DO;
    }

    private int parsed() {
        try {
            return CalendarDay.parse(day);
        } catch (IllegalArgumentException noDay) {
            throw new ParameterException(commandLine(), "--day: " + noDay.getMessage());
        }
    }
}
