package routes.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself and holds others. */
abstract class CommandGroup implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public final void run() {
        CommandLine group = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                group,
                "Missing required subcommand: one of "
                        + String.join(", ", group.getSubcommands().keySet()));
    }
}
