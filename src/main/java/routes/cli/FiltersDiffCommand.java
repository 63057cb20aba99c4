package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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
import routes.filters.OwnBuckets;
import routes.filters.RecursionGuard;
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

    /**
     * @param what the objects that were looked at
     * @param refusals why a lake would refuse the change all the same
     */
    record Report(
            String from,
            String to,
            String what,
            long objects,
            long bytes,
            long changedObjects,
            long changedBytes,
            long protectedObjects,
            List<Difference.Cause> changes,
            List<String> refusals) {}

    @Override
    public Integer call() throws Exception {
        FilterFolders folders = FilterFolders.of(to, this);
        Choice chosen = Objects.requireNonNullElseGet(objects, Choice::new);
        boolean alone = chosen.keys != null && Files.isDirectory(Path.of(from));
        try (LakeOptions.@Nullable Access access = alone ? null : options.access()) {
            FilterVersions versions = new FilterVersions(
                    folders.premises(), () -> Objects.requireNonNull(access).filterVersions());
            FilterRules before = versions.named(from);
            FilterRules after = versions.named(folders.folder().toString());
            Difference difference =
                    new Difference(before, after, folders.premises().own(), allKeys);
            return tell(report(chosen, access, before, after, folders.premises().own(), difference));
        }
    }

    private Report report(
            Choice chosen,
            LakeOptions.@Nullable Access access,
            FilterRules before,
            FilterRules after,
            OwnBuckets own,
            Difference difference) {
        NamedKeys named = new NamedKeys(options.sources(), source);
        String what;
        List<Finding> refusals = List.of();
        if (chosen.keys != null) {
            named.in(chosen.keys).forEach(difference);
            what = "named in " + chosen.keys;
        } else if (chosen.list != null) {
            new S3RawObjects(access(access).aws().s3)
                    .below(checked(chosen.list), object -> difference.accept(named.met(object)));
            what = "below " + chosen.list;
        } else {
            Instant now = Instant.now();
            Duration since = Objects.requireNonNullElse(chosen.since, Duration.ofDays(1));
            History history = access(access).history();
            history.since(now.minus(since), difference);
            refusals = new BlastRadius(after, new RecursionGuard(own, before), new RecursionGuard(own, after))
                    .findings(history, now);
            what = "decided about since " + now.minus(since).truncatedTo(ChronoUnit.SECONDS);
        }
        return new Report(
                before.hash(),
                after.hash(),
                what,
                difference.objects(),
                difference.bytes(),
                difference.causes().stream()
                        .mapToLong(Difference.Cause::objects)
                        .sum(),
                difference.causes().stream().mapToLong(Difference.Cause::bytes).sum(),
                difference.spared(),
                difference.causes(),
                refusals.stream().map(Finding::toString).toList());
    }

    private static LakeOptions.Access access(LakeOptions.@Nullable Access access) {
        return Objects.requireNonNull(access);
    }

    private String checked(String uri) {
        if (!uri.matches("s3://[^/]+/.*")) {
            throw new ParameterException(
                    commandLine(), "--list " + uri + " is none; expected s3://bucket/ or s3://bucket/prefix/");
        }
        return uri;
    }

    private int tell(Report report) {
        if (json) {
            json(report);
        } else {
            say("%s", DifferenceText.of(report, allKeys));
        }
        return report.changes().isEmpty() ? 0 : Cli.SOMETHING_TO_DO;
    }
}
