package routes.cli;

import picocli.CommandLine.Command;

/** {@code loglake looker}. */
@Command(
        name = "looker",
        description = "Looks at what Looker was asked and answered.",
        mixinStandardHelpOptions = true,
        subcommands = {LookerListCommand.class, LookerShowCommand.class, LookerVerifyCommand.class},
        footer = {"", "Example: ./loglake looker list"})
final class LookerCommand extends CommandGroup {}
