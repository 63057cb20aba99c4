package routes.cli;

import picocli.CommandLine.Command;

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
final class FiltersCommand extends CommandGroup {}
