package routes.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loglake playbook}. */
@Command(
        name = "playbook",
        description = "Questions that somebody has asked before, with their SQL. No model is needed.",
        mixinStandardHelpOptions = true,
        subcommands = {PlaybookListCommand.class, PlaybookRunCommand.class},
        footer = {"", "Example: ./loglake playbook run agent-tools --param from=T-30d"})
final class PlaybookCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing required subcommand: list or run");
    }
}
