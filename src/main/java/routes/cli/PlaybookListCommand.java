package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.playbooks.Parameter;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;

/** {@code loglake playbook list}. */
@Command(
        name = "list",
        description = "All playbooks with their parameters.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake playbook list"})
final class PlaybookListCommand extends LakeCommand {
    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    record Answer(List<Listed> playbooks) {}

    record Listed(String id, String title, List<String> asks, List<Choice> parameters, String sql) {
        static Listed of(Playbook playbook) {
            return new Listed(
                    playbook.id(),
                    playbook.title(),
                    playbook.asks(),
                    playbook.parameters().stream().map(Choice::of).toList(),
                    playbook.template());
        }
    }

    record Choice(String name, String type, String preset, String help) {
        static Choice of(Parameter parameter) {
            return new Choice(parameter.name(), parameter.type().label(), parameter.preset(), parameter.help());
        }
    }

    @Override
    public Integer call() {
        List<Playbook> all = Playbooks.bundled().all();
        if (json) {
            json(new Answer(all.stream().map(Listed::of).toList()));
            return 0;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("id", "question", "parameters"));
        all.forEach(playbook -> lines.add(List.of(playbook.id(), playbook.title(), parameters(playbook))));
        say("%s", AnswerText.aligned(lines));
        return 0;
    }

    private static String parameters(Playbook playbook) {
        return playbook.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.preset())
                .collect(Collectors.joining(" "));
    }
}
