package routes.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loglake looker}. */
@Command(
        name = "looker",
        description = "Looks at what Looker was asked and answered.",
        mixinStandardHelpOptions = true,
        subcommands = {LookerListCommand.class, LookerShowCommand.class, LookerVerifyCommand.class},
        footer = {"", "Example: ./loglake looker list"})
final class LookerCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing required subcommand: list, show or verify");
    }
}
