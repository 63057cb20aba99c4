package routes.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loglake switch}. */
@Command(
        name = "switch",
        description = "Turns a source, a table or everything off and on again, by editing filters/switches.yaml.",
        mixinStandardHelpOptions = true,
        subcommands = {SwitchOffCommand.class, SwitchOnCommand.class, SwitchListCommand.class},
        footer = {"", "Example: ./loglake switch list"})
final class SwitchCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing required subcommand: off, on or list");
    }
}
