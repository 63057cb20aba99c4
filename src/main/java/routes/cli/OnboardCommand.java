package routes.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import routes.onboard.Onboarding;
import routes.onboard.Onboarding.Written;
import routes.onboard.SampleCheck;
import routes.onboard.SampleCheck.Checked;

/** {@code loglake onboard}. */
@Command(
        name = "onboard",
        description = {
            "Writes route file, table file and filter file of a new source from samples of its objects, and keeps the samples",
            "with what is expected of them. Prints what was guessed and should be looked at."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake onboard examples/sources/guardduty/guardduty.samples/AWSLogs --name findings --out /tmp/sources --force",
            "Then: ./loglake onboard --check /tmp/sources"
        })
final class OnboardCommand extends LakeCommand {
    @Parameters(paramLabel = "SAMPLE", arity = "0..*", description = "Sample files, or folders of them.")
    List<Path> samples = List.of();

    @Option(names = "--name", description = "The source's name: small letters and digits.")
    @Nullable
    String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("sources");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The key of the first sample in its bucket (default: told by the path, from AWSLogs/ on).")
    @Nullable
    String key;

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column that says when (default: guessed).")
    @Nullable
    String time;

    @Option(names = "--force", description = "Replace files that are there.")
    boolean force;

    @Option(
            names = "--check",
            paramLabel = "DIR",
            description = "Read the samples in DIR through its table files and compare with what was expected of them.")
    @Nullable
    Path check;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (check != null) {
            return check(check);
        }
        if (samples.isEmpty() || name == null) {
            throw new ParameterException(
                    commandLine(), "expected samples and --name NAME, or --check DIR; see ./loglake onboard --help");
        }
        Written written = Onboarding.write(
                new Onboarding.Request(name, samples, out, Optional.ofNullable(key), Optional.ofNullable(time), force));
        if (json) {
            json(new Answer(List.of(new Onboarded(
                    name,
                    written.samples(),
                    written.rows(),
                    written.quarantined(),
                    written.files().stream().map(Path::toString).toList(),
                    written.notes(),
                    List.of()))));
            return 0;
        }
        written.files().forEach(file -> say("wrote %s%n", file));
        say("%,d rows, %,d quarantined records%nlook at:%n", written.rows(), written.quarantined());
        written.notes().forEach(note -> say("  %s%n", note));
        say("then: ./loglake onboard --check %s%n", out);
        return 0;
    }

    private int check(Path folder) {
        List<Checked> all = SampleCheck.of(folder);
        boolean good = all.stream().allMatch(one -> one.faults().isEmpty());
        if (json) {
            json(new Answer(all.stream()
                    .map(one -> new Onboarded(
                            one.source(),
                            one.samples(),
                            one.rows(),
                            one.quarantined(),
                            List.of(),
                            List.of(),
                            one.faults()))
                    .toList()));
            return good ? 0 : Cli.BAD_ANSWER;
        }
        for (Checked one : all) {
            say(
                    "%s: %,d samples, %,d rows, %s%n",
                    one.source(),
                    one.samples(),
                    one.rows(),
                    one.faults().isEmpty() ? "as expected" : one.faults().size() + " differences");
            one.faults().forEach(fault -> say("  %s%n", fault));
        }
        return good ? 0 : Cli.BAD_ANSWER;
    }

    /** What {@code --json} prints. */
    record Answer(List<Onboarded> sources) {}

    /**
     * A source that was written or checked.
     *
     * @param lookAt what was guessed and should be looked at
     * @param differences between what was expected of its samples and what they give
     */
    record Onboarded(
            String source,
            int samples,
            int rows,
            int quarantined,
            List<String> files,
            List<String> lookAt,
            List<String> differences) {}
}
