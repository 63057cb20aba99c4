package routes.cli;

import picocli.CommandLine.Command;

/** {@code loglake switch}. */
@Command(
        name = "switch",
        description = "Turns a source, a table or everything off and on again, by editing filters/switches.yaml.",
        mixinStandardHelpOptions = true,
        subcommands = {SwitchOffCommand.class, SwitchOnCommand.class, SwitchListCommand.class},
        footer = {"", "Example: ./loglake switch list"})
final class SwitchCommand extends CommandGroup {}
