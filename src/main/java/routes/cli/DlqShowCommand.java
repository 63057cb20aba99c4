package routes.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.deadletters.Letter;

/** {@code loglake dlq show}. */
@Command(
        name = "show",
        description = "Shows all of one dead letter, and what to do about it. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake dlq show 3f09c1a2be"})
final class DlqShowCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As ./loglake dlq list and export print it.")
    String id = "";

    @Option(names = "--json", description = "One JSON document, as a line of dlq export is.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Optional<Letter> letter = rooms.deadletters.letters().letter(id);
            if (letter.isEmpty()) {
                err().println("loglake: there is no dead letter " + id
                        + "; it was replayed, or is in a replay's hand: see ./loglake dlq list");
                return Cli.BAD_ANSWER;
            }
            say("%s", json ? LetterJson.line(letter.get()) : LetterText.whole(letter.get()));
        }
        return 0;
    }
}
