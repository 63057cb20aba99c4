package routes.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.filters.Rule;

/** {@code loglake filters list}. */
@Command(
        name = "list",
        description = "Lists the rules in the order in which they are asked, or those that have expired or soon will.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake filters list --expiring 14d"})
final class FiltersListCommand extends LakeCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder (default: loglake.filters.dir).")
    @Nullable
    Path folder;

    @Option(
            names = "--expiring",
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "Only rules that have expired or will within this time, e.g. 14d.")
    @Nullable
    Duration expiring;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    record Listed(String hash, List<Line> rules) {}

    record Line(
            String id,
            String effect,
            List<String> sources,
            @Nullable LocalDate expires,
            boolean expired,
            @Nullable String ticket,
            int examples,
            String reason,
            String file) {
        static Line of(Rule rule, Instant now) {
            return new Line(
                    rule.id(),
                    rule.effect().name().toLowerCase(Locale.ROOT),
                    rule.sources(),
                    rule.expires(),
                    !rule.holdsAt(now),
                    rule.ticket(),
                    rule.examples(),
                    rule.reason(),
                    rule.file());
        }

        List<String> cells() {
            return List.of(
                    id,
                    effect,
                    sources.isEmpty() ? "all" : String.join(" ", sources),
                    expires == null ? "-" : expires + (expired ? " (expired)" : ""),
                    Objects.requireNonNullElse(ticket, "-"),
                    Integer.toString(examples),
                    file);
        }
    }

    @Override
    public Integer call() {
        FilterFolders folders = FilterFolders.of(folder, this);
        FilterRules rules = FilterFiles.load(folders.folder(), folders.premises());
        Instant now = folders.premises().clock().instant();
        Listed listed = new Listed(
                rules.hash(),
                rules.rules().stream()
                        .filter(rule -> expiring == null || !rule.holdsAt(now.plus(expiring)))
                        .map(rule -> Line.of(rule, now))
                        .toList());
        if (json) {
            json(listed);
        } else {
            say("%s", table(listed));
        }
        return 0;
    }

    private static String table(Listed listed) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("rule", "effect", "sources", "expires", "ticket", "examples", "file"));
        listed.rules().forEach(rule -> lines.add(rule.cells()));
        return AnswerText.aligned(lines) + listed.rules().size() + " rules, filters " + listed.hash() + "\n";
    }
}
