package routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.looker.Verification;

/** {@code loglake looker verify}. */
@Command(
        name = "verify",
        description = {
            "Runs the queries of an investigation again and compares the hashes of what they bring.",
            "Looks, too, whether each step of it lies in from_looker_readready as it was written. Steps come there within a minute or two."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake looker verify inv-20261120-0123456789"})
final class LookerVerifyCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As ask and looker list name it.")
    String id = "";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.lake();
                Rooms rooms = access.rooms()) {
            Verification.Result result = rooms.looker.verify(id);
            if (json) {
                json(result);
                return result.isGood() ? 0 : Cli.BAD_ANSWER;
            }
            result.queries().forEach(query -> say("%-4s %-8s %s%n", query.id(), query.outcome(), query.why()));
            say(
                    "audit %s%n",
                    result.auditFault()
                            .map(fault -> "BROKEN: " + fault)
                            .orElse("whole: " + result.auditRows() + " rows"));
            return result.isGood() ? 0 : Cli.BAD_ANSWER;
        }
    }
}
