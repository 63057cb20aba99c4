package routes.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.looker.Question;
import routes.looker.Report;

/** {@code loglake ask}. */
@Command(
        name = "ask",
        description = {
            "Asks the logs in plain words.",
            "A model writes the SQL, the guard decides what may run, and a program holds each claim of the answer against the rows that it cites.",
            "On the local AWS an offline demo model answers that knows the playbooks and nothing else."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake ask \"Can you query my bedrock logs and tell me what you find?\""})
final class AskCommand extends LakeCommand {
    @Option(
            names = "--role",
            description = "Whose policy decides what may be read (default: ${DEFAULT-VALUE}).",
            defaultValue = "analyst")
    String role = "analyst";

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "Goes on with an investigation that was cut off.",
            defaultValue = "")
    String resume = "";

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "QUESTION",
            description = "What you want to know.",
            defaultValue = "")
    String question = "";

    @Override
    public Integer call() throws Exception {
        try (Access access = options.lake();
                Rooms rooms = access.rooms()) {
            Report report =
                    rooms.looker.ask(new Question(question, access.person(), role.toLowerCase(Locale.ROOT), resume));
            if (json) {
                json(report);
            } else {
                say("%s", LookerText.of(report));
            }
            return report.isWhole() ? 0 : Cli.BAD_ANSWER;
        }
    }
}
