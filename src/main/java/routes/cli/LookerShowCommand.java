package routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.looker.Report;

/** {@code loglake looker show}. */
@Command(
        name = "show",
        description = "One investigation: question, queries, answer, and what is proved of it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake looker show last"})
final class LookerShowCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As ask and looker list name it, or last.")
    String id = "";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Report report = rooms.looker.report(id);
            if (json) {
                json(report);
            } else {
                say("%s", LookerText.of(report));
            }
            return 0;
        }
    }
}
