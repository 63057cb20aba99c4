package routes.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.events.S3Object;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.filters.History.Met;
import routes.filters.KeyFacts;
import routes.filters.RecursionGuard;
import routes.filters.Verdict;
import routes.switches.Switch;
import routes.tables.Sources;

/** {@code loglake filters explain}. */
@Command(
        name = "explain",
        description = {
            "Says what the filters make of an object: what its key tells, what each rule says of it and why, and the answer. With",
            "--hash the filters are those that a decision in loglake_decisions names, whatever they are by now."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./loglake filters explain AWSLogs/o-x7q8b22ufe/999988887777/CloudTrail/eu-central-1/2026/11/20/a.json.gz"
        })
final class FiltersExplainCommand extends LakeCommand {
    @Parameters(paramLabel = "KEY", description = "A key, or s3://bucket/key.")
    String key = "";

    @Option(names = "--source", description = "Whose object it is (default: the source that has keys like it).")
    @Nullable
    String source;

    @Option(names = "--bytes", paramLabel = "N", description = "Its size, where a rule asks for it.")
    long bytes = S3Object.UNKNOWN_SIZE;

    @Option(
            names = "--hash",
            description =
                    "Of a version that a lake has taken, or applied: the last one (default: the files as they are).")
    @Nullable
    String hash;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "When it was decided, e.g. 2026-11-20T12:00:00Z (default: now); by then rules may have expired.")
    @Nullable
    Instant at;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    record Explained(
            String key,
            String source,
            Map<String, String> fields,
            @Nullable String switchedOffBy,
            List<Said> rules,
            Verdict answer,
            String filters) {}

    record Said(String rule, String effect, boolean answers, String why) {}

    @Override
    public Integer call() throws Exception {
        Sources sources = options.sources();
        Met met = new NamedKeys(sources, source).met(S3Object.named(key, bytes));
        FilterFolders folders = FilterFolders.of(null, this);
        if (at != null) {
            folders = folders.at(Clock.fixed(at, ZoneOffset.UTC));
        }
        Explained explained = explained(met, rules(folders), folders);
        if (json) {
            json(explained);
        } else {
            say("%s", text(explained));
        }
        return 0;
    }

    private FilterRules rules(FilterFolders folders) throws Exception {
        if (hash == null) {
            return FilterFiles.load(folders.folder(), folders.premises());
        }
        try (Access access = options.access()) {
            return new FilterVersions(folders.premises(), access::filterVersions).named(hash);
        }
    }

    private Explained explained(Met met, FilterRules rules, FilterFolders folders) {
        List<Said> said = rules.asked(met.source(), met.object()).stream()
                .map(asked -> new Said(
                        asked.rule().id(),
                        asked.rule().effect().name().toLowerCase(Locale.ROOT),
                        asked.yes(),
                        asked.why()))
                .toList();
        Verdict answer = new RecursionGuard(folders.premises().own(), rules).judge(met.source(), met.object());
        String off = folders.off(met.source()).map(Switch::id).orElse(null);
        return new Explained(
                met.object().key(), met.source(), KeyFacts.told(met.object()), off, said, answer, rules.hash());
    }

    private static String text(Explained explained) {
        String fields = explained.fields().entrySet().stream()
                .map(field -> " " + field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining());
        int width = explained.rules().stream()
                .mapToInt(said -> said.rule().length())
                .max()
                .orElse(1);
        String rules = explained.rules().stream()
                .map(said -> String.format(
                        Locale.ROOT,
                        "rule     %-" + width + "s  %-7s  %-3s  %s%n",
                        said.rule(),
                        said.effect(),
                        said.answers() ? "YES" : "no",
                        said.why()))
                .collect(Collectors.joining());
        String source = explained.source().isEmpty() ? "unknown" : explained.source();
        String off = explained.switchedOffBy() == null ? "none" : "off by " + explained.switchedOffBy();
        return AnswerText.plain("fields   source=" + source + fields) + "\nswitch   " + off + "\n" + rules + "answer   "
                + answer(explained) + "\n";
    }

    private static String answer(Explained explained) {
        Verdict answer = explained.answer();
        String ticket = answer.ticket() == null ? "" : ", " + answer.ticket();
        return (answer.kept() ? "kept" : "excluded") + " by " + answer.rule() + ticket + " (filters "
                + explained.filters() + ")"
                + Objects.requireNonNullElse(answer.reason() == null ? null : ": " + answer.reason(), "");
    }
}
