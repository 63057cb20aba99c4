package routes.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.Rooms;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.guard.Guarded;
import routes.guard.Policy;
import routes.guard.Searched;
import routes.placement.CalendarDay;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;
import routes.sql.Answer;

/** {@code loglake playbook run}. */
@Command(
        name = "run",
        description = {
            "Asks the question of a playbook and says what each row means.",
            "The guard decides by your role what may run, as it does for Looker."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake playbook run sessions --param from=T-30d --param user=jane.doe"})
final class PlaybookRunCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As ./loglake playbook list shows it.")
    String id = "";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Chooses a parameter; the others keep their presets.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--role",
            description = "Whose policy decides what may be read (default: ${DEFAULT-VALUE}).",
            defaultValue = "analyst")
    String role = "analyst";

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).", defaultValue = "table")
    SqlCommand.Format format = SqlCommand.Format.TABLE;

    @Option(names = "--json", description = "As --format json, like every other command.")
    boolean json;

    /** @param searched the days of each table */
    record Told(
            String playbook,
            String title,
            String role,
            String sql,
            List<String> searched,
            List<String> columns,
            List<Map<String, String>> rows,
            List<String> sentences,
            boolean truncated,
            long scannedBytes,
            long millis) {}

    @Override
    public Integer call() throws Exception {
        Playbook playbook = Playbooks.bundled().playbook(id);
        String sql = playbook.sql(parameters);
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Policy policy = policy(rooms, access.person());
            Guarded found = rooms.guard.queries().ask(sql, policy, policy.allowance());
            Answer answer = NeutralAnswer.of(found.answer());
            switch (json ? SqlCommand.Format.JSON : format) {
                case TABLE -> tell(playbook, found, answer);
                case CSV -> say("%s", AnswerText.csv(answer));
                case JSON -> json(told(playbook, sql, found, answer));
            }
        }
        return 0;
    }

    private Policy policy(Rooms rooms, String person) {
        Policy policy = rooms.guard.policies().of(role.toLowerCase(Locale.ROOT));
        if (!policy.admits(person)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    NeutralAnswer.line(person) + " may not ask as " + policy.role()
                            + ": take another --role, or be named in its policy file");
        }
        return policy;
    }

    private void tell(Playbook playbook, Guarded found, Answer answer) {
        say("%s%n", playbook.title());
        sentences(playbook, answer).forEach(sentence -> say("  %s%n", sentence));
        say(
                "%s%n",
                searched(found).stream()
                        .collect(Collectors.joining(
                                ", ", "searched: ", found.truncated() ? "; there are more rows" : "")));
    }

    private static List<String> sentences(Playbook playbook, Answer answer) {
        return answer.rows().isEmpty()
                ? List.of(playbook.none())
                : answer.rows().stream()
                        .map(row -> playbook.sentence(answer.columns(), row))
                        .toList();
    }

    private Told told(Playbook playbook, String sql, Guarded found, Answer answer) {
        return new Told(
                playbook.id(),
                playbook.title(),
                role,
                sql,
                searched(found),
                answer.columns(),
                answer.rows().stream().map(row -> cells(answer.columns(), row)).toList(),
                sentences(playbook, answer),
                found.truncated(),
                answer.scannedBytes(),
                answer.millis());
    }

    /** Cells by column; one that is NULL is left out. */
    private static Map<String, String> cells(List<String> columns, List<@Nullable String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String column = columns.get(i);
            Optional.ofNullable(row.get(i)).ifPresent(cell -> cells.put(column, cell));
        }
        return cells;
    }

    private static List<String> searched(Guarded found) {
        return found.searched().stream().map(PlaybookRunCommand::text).toList();
    }

    private static String text(Searched searched) {
        return searched.table() + " from " + CalendarDay.text(searched.from())
                + (searched.to().isPresent()
                        ? " to " + CalendarDay.text(searched.to().getAsInt())
                        : "");
    }
}
