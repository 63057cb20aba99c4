package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.filters.BlastRadius;
import routes.filters.Difference;
import routes.filters.FilterRules;
import routes.filters.Finding;
import routes.filters.History;
import routes.filters.History.Met;
import routes.raw.S3RawObjects;

/** {@code loglake filters diff}. */
@Command(
        name = "diff",
        description = {
            "Replays a change of the filters on objects that the lake has decided about, or on a list of keys, and says which would",
            "be excluded that are kept, or kept that are excluded: by rule, account and Region. Changes nothing. Exit code 3 when",
            "there would be changes."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake filters diff --from applied --to filters --since 1d"})
final class FiltersDiffCommand extends LakeCommand {
    @Option(
            names = "--from",
            paramLabel = "WHICH",
            description = "applied: what a lake took last; or a hash of a version, or a folder (default: applied).")
    String from = FilterVersions.APPLIED;

    @Option(names = "--to", paramLabel = "DIR", description = "The changed files (default: loglake.filters.dir).")
    @Nullable
    Path to;

    @ArgGroup
    @Nullable
    Choice objects;

    static final class Choice {
        @Option(
                names = "--since",
                paramLabel = "SPAN",
                converter = Spans.class,
                description = "Objects decided about in the last 1d, 12h or so (default: 1d).")
        @Nullable
        Duration since;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description = "A key or s3:// URI a line; behind a tab its size, where a rule asks for it.")
        @Nullable
        Path keys;

        @Option(names = "--list", paramLabel = "URI", description = "What lies below s3://bucket/prefix/ now.")
        @Nullable
        String list;
    }

    @Option(
            names = "--source",
            description = "Whose objects --keys or --list name (default: the source that has keys like them).")
    @Nullable
    String source;

    @Option(names = "--list-keys", description = "Name every object that would change.")
    boolean allKeys;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        FilterFolders folders = FilterFolders.of(to, this);
        Choice chosen = Objects.requireNonNullElseGet(objects, Choice::new);
        boolean alone = chosen.keys != null && Files.isDirectory(Path.of(from));
        try (@Nullable Access access = alone ? null : options.access()) {
            FilterVersions versions = new FilterVersions(
                    folders.premises(), () -> Objects.requireNonNull(access).filterVersions());
            FilterRules before = versions.named(from);
            FilterRules after = versions.named(folders.folder().toString());
            Difference difference =
                    new Difference(before, after, folders.premises().own(), allKeys);
            if (chosen.keys != null || chosen.list != null) {
                String what = named(chosen, access, difference);
                return tell(DifferenceReport.of(before, after, what, difference, List.of()));
            }
            Instant now = Instant.now();
            Instant since = now.minus(Objects.requireNonNullElse(chosen.since, Duration.ofDays(1)));
            History history = Objects.requireNonNull(access).history();
            history.since(since, difference);
            List<Finding> refusals =
                    new BlastRadius(before, after, folders.premises().own()).findings(history, now);
            String what = "decided about since " + since.truncatedTo(ChronoUnit.SECONDS);
            return tell(DifferenceReport.of(before, after, what, difference, refusals));
        }
    }

    /** Hands on the objects that were named; returns which they are. */
    private String named(Choice chosen, @Nullable Access access, Consumer<Met> each) {
        NamedKeys named = new NamedKeys(options.sources(), source);
        if (chosen.keys != null) {
            named.in(chosen.keys).forEach(each);
            return "named in " + chosen.keys;
        }
        String prefix = checked(Objects.requireNonNull(chosen.list));
        new S3RawObjects(Objects.requireNonNull(access).aws().s3)
                .below(prefix, object -> each.accept(named.met(object)));
        return "below " + prefix;
    }

    private String checked(String uri) {
        if (!uri.matches("s3://[^/]+/.*")) {
            throw new ParameterException(
                    commandLine(), "--list " + uri + " is none; expected s3://bucket/ or s3://bucket/prefix/");
        }
        return uri;
    }

    private int tell(DifferenceReport report) {
        if (json) {
            json(report);
        } else {
            say("%s", DifferenceText.of(report, allKeys));
        }
        return report.changes().isEmpty() ? 0 : Cli.SOMETHING_TO_DO;
    }
}
