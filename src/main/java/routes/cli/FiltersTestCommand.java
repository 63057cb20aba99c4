package routes.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.filters.FilterCheck;
import routes.filters.FilterFiles;
import routes.filters.Finding;
import routes.filters.Rule;

/** {@code loglake filters test}. */
@Command(
        name = "test",
        description = {
            "Runs the examples of all rules through the filters as a whole. Exit code 1 when one fails, or the files can't be read."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake filters test filters"})
final class FiltersTestCommand extends LakeCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder (default: loglake.filters.dir).")
    @Nullable
    Path folder;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    record Tested(boolean good, int rules, int examples, int failed, List<FiltersCheckCommand.Found> failures) {}

    @Override
    public Integer call() {
        FilterFolders folders = FilterFolders.of(folder, this);
        FilterCheck check = FilterFiles.check(folders.folder(), folders.premises());
        List<Finding> broken = check.brokenExamples();
        List<Finding> errors = check.findings().stream()
                .filter(finding -> finding.isError() && !broken.contains(finding))
                .toList();
        int examples = check.rules().stream().mapToInt(Rule::examples).sum();
        boolean good = broken.isEmpty() && errors.isEmpty();
        if (json) {
            json(new Tested(
                    good,
                    check.rules().size(),
                    examples,
                    broken.size(),
                    broken.stream().map(FiltersCheckCommand.Found::of).toList()));
        } else {
            broken.forEach(failure -> say("%s%n", failure));
            errors.forEach(error -> say("%s%n", error));
            say(
                    "%d rules, %d examples: %d hold, %d fail%s%n",
                    check.rules().size(),
                    examples,
                    examples - broken.size(),
                    broken.size(),
                    errors.isEmpty() ? "" : "; " + errors.size() + " other errors, see ./loglake filters check");
        }
        return good ? 0 : Cli.BAD_ANSWER;
    }
}
