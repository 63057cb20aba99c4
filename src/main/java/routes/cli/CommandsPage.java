package routes.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the docs that lists every command, written from the commands themselves. */
final class CommandsPage {
    private static final List<String> OF_ALL =
            List.of("--help", "--version", "--data", "--port", "--config", Cli.NO_COLOR);

    private final StringBuilder page = new StringBuilder();

    private CommandsPage() {}

    /** Markdown. */
    static String of(CommandLine cli) {
        CommandsPage page = new CommandsPage();
        page.line("# Commands");
        page.line("");
        page.line(
                "Written from the commands; `./loglake COMMAND --help` says the same. Every command takes `--data DIR` (where the local AWS");
        page.line(
                "keeps its state), `--port N`, `--config FILE` (settings) and `--no-color`. What answers takes `--json`: one document whose keys");
        page.line(
                "are stable, as `src/main/resources/schemas/cli-v1.schema.json` says. Progress goes to stderr, and is drawn only on a terminal.");
        page.line("");
        page.line("| exit code | says |");
        page.line("|---|---|");
        cli.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> page.line("| " + code.strip() + " | " + meaning + " |"));
        page.line("");
        page.line("Completion for the shell you are in: `source <(./loglake generate-completion)`.");
        page.commands(cli);
        return page.page.toString();
    }

    private void commands(CommandLine parent) {
        parent.getSubcommands().values().stream()
                .filter(command -> !isOfPicocli(command.getCommandSpec()))
                .forEach(command -> {
                    command(command.getCommandSpec());
                    commands(command);
                });
    }

    static boolean isOfPicocli(CommandSpec spec) {
        return spec.userObject().getClass().getName().startsWith("picocli.");
    }

    private void command(CommandSpec spec) {
        line("");
        line("## " + spec.qualifiedName(" "));
        line("");
        line(text(spec.usageMessage().description()));
        List<ArgSpec> own = spec.args().stream()
                .filter(arg -> !(arg instanceof OptionSpec option) || !OF_ALL.contains(option.longestName()))
                .toList();
        if (!own.isEmpty()) {
            line("");
            line("| | |");
            line("|---|---|");
            own.forEach(this::row);
        }
        Stream.of(spec.usageMessage().footer())
                .filter(footer -> footer.startsWith("Example: "))
                .forEach(footer -> {
                    line("");
                    line("```sh");
                    line(footer.substring("Example: ".length()));
                    line("```");
                });
    }

    private void row(ArgSpec arg) {
        String name = arg instanceof OptionSpec option
                ? String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : arg.paramLabel();
        String needed = arg.required() ? " Required." : "";
        line("| `" + name.replace("|", "\\|") + "` | "
                + text(arg.renderedDescription()).replace("|", "\\|") + needed + " |");
    }

    private static String text(String[] lines) {
        return Ansi.OFF.string(
                String.format(Locale.ROOT, String.join(" ", lines).replace("%", "%%")));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
