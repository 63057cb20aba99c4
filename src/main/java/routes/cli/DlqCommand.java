package routes.cli;

import picocli.CommandLine.Command;

/** {@code loglake dlq}. */
@Command(
        name = "dlq",
        description = "Dead letters: messages that failed, kept with their reason until they are replayed.",
        mixinStandardHelpOptions = true,
        subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqExportCommand.class},
        footer = {"", "Example: ./loglake dlq list"})
final class DlqCommand extends CommandGroup {}
