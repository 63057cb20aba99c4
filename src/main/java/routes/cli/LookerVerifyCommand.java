package routes.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.looker.Verification;
import routes.settings.Settings;

/** {@code loglake looker verify}. */
@Command(
        name = "verify",
        description = {
            "Runs the queries of an investigation again and compares the hashes of what they bring.",
            "Looks, too, whether each step of it lies in from_looker_readready as it was written, and waits for those that are still on their way."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake looker verify last"})
final class LookerVerifyCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As ask and looker list name it, or last.")
    String id = "";

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            description = "For steps that are on their way (default: ${DEFAULT-VALUE}).",
            defaultValue = "3m")
    String wait = "3m";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    private Duration patience() {
        return Settings.span(wait)
                .orElseThrow(() ->
                        new ParameterException(commandLine(), "--wait " + wait + " is no time span such as 90s or 3m"));
    }

    @Override
    public Integer call() throws Exception {
        try (Access access = options.lake();
                Rooms rooms = access.rooms()) {
            Verification.Result result = rooms.looker.verify(id, patience());
            if (json) {
                json(result);
                return result.isGood() ? 0 : Cli.BAD_ANSWER;
            }
            result.queries().forEach(query -> say("%-4s %-8s %s%n", query.id(), query.outcome(), query.why()));
            say(
                    "audit %s%n",
                    result.auditFault() == null
                            ? "whole: " + result.auditRows() + " steps"
                            : "BROKEN: " + result.auditFault());
            return result.isGood() ? 0 : Cli.BAD_ANSWER;
        }
    }
}
