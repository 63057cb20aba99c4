package routes.cli;

import picocli.CommandLine.Command;

/** {@code loglake playbook}. */
@Command(
        name = "playbook",
        description = "Questions that somebody has asked before, with their SQL. No model is needed.",
        mixinStandardHelpOptions = true,
        subcommands = {PlaybookListCommand.class, PlaybookRunCommand.class},
        footer = {"", "Example: ./loglake playbook run agent-tools --param from=T-30d"})
final class PlaybookCommand extends CommandGroup {}
