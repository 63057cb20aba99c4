package routes.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.filters.FilterCheck;
import routes.filters.FilterFiles;
import routes.filters.Finding;
import routes.filters.Severity;

/** {@code loglake filters check}. */
@Command(
        name = "check",
        description = {
            "Says everything that is wrong with filter files and with the switches beside them: place, code, what to do.",
            "The codes are explained in docs/filters.md. Exit code 1 when a lake would refuse the files; warnings alone are no such",
            "reason."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake filters check filters"})
final class FiltersCheckCommand extends LakeCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder (default: loglake.filters.dir).")
    @Nullable
    Path folder;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    record Checked(boolean good, String folder, int files, int rules, List<Found> findings) {}

    record Found(String file, int line, int column, String code, Severity severity, String message, String cure) {
        static Found of(Finding finding) {
            return new Found(
                    finding.file(),
                    finding.line(),
                    finding.column(),
                    finding.code().name(),
                    finding.severity(),
                    finding.message(),
                    finding.code().cure());
        }
    }

    @Override
    public Integer call() {
        FilterFolders folders = FilterFolders.of(folder, this);
        FilterCheck check = FilterFiles.check(folders.folder(), folders.premises());
        List<Finding> findings = Stream.concat(check.findings().stream(), folders.switchFindings().stream())
                .toList();
        boolean good = findings.stream().noneMatch(Finding::isError);
        if (json) {
            List<Found> found = findings.stream().map(Found::of).toList();
            json(new Checked(
                    good,
                    folders.folder().toString(),
                    check.files(),
                    check.rules().size(),
                    found));
        } else {
            findings.forEach(
                    finding -> say("%s%n    %s%n", finding, finding.code().cure()));
            say("%s%n", summary(folders, check, findings));
        }
        return good ? 0 : Cli.BAD_ANSWER;
    }

    private static String summary(FilterFolders folders, FilterCheck check, List<Finding> findings) {
        long errors = findings.stream().filter(Finding::isError).count();
        return folders.folder() + ": " + check.files() + " filter files with "
                + check.rules().size() + " rules, " + errors + " errors, " + (findings.size() - errors) + " warnings";
    }
}
