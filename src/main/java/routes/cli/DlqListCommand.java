package routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;
import routes.deadletters.SqsDeadLetters.Found;

/** {@code loglake dlq list}. */
@Command(
        name = "list",
        description = "Counts the dead letters of each cause, and says what to do next. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake dlq list"})
final class DlqListCommand extends LakeCommand {
    @Option(names = "--json", description = "One JSON document instead of text.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Found found = rooms.deadletters.letters().all();
            say("%s", json ? LetterJson.causes(found) : LetterText.causes(found));
        }
        return 0;
    }
}
