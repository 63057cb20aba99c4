package routes.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loglake filters}. */
@Command(
        name = "filters",
        description =
                "The rules by which objects are taken or left: checked, tried on history, explained. Changes nothing.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FiltersCheckCommand.class,
            FiltersTestCommand.class,
            FiltersDiffCommand.class,
            FiltersExplainCommand.class,
            FiltersListCommand.class
        },
        footer = {"", "Example: ./loglake filters check"})
final class FiltersCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing required subcommand: check, test, diff, explain or list");
    }
}
