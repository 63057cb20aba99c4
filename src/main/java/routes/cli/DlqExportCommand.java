package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;
import routes.deadletters.SqsDeadLetters.Found;
import routes.failures.LakeException;
import routes.failures.Reason;

/** {@code loglake dlq export}. */
@Command(
        name = "export",
        description = "Writes all dead letters, one JSON document a line, oldest first. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake dlq export --out letters.jsonl"})
final class DlqExportCommand extends LakeCommand {
    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: to the terminal).")
    @Nullable
    Path file;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Found found = rooms.deadletters.letters().all();
            String lines = LetterJson.lines(found);
            if (file == null) {
                say("%s", lines);
            } else {
                write(file, lines);
                say("%,d letters -> %s%n", found.letters().size(), file);
            }
            if (found.heldElsewhere() > 0) {
                err().println("loglake: " + LetterText.held(found.heldElsewhere()));
            }
        }
        return 0;
    }

    private static void write(Path file, String lines) {
        try {
            Files.writeString(file, lines);
        } catch (IOException unwritable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION, "cannot write " + file + ": choose another --out", unwritable);
        }
    }
}
