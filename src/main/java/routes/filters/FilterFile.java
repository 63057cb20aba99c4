package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one filter file, and says everything that is wrong with it, first against the schema, then beyond it. */
final class FilterFile {
    static final YamlSchema SCHEMA = YamlSchema.of("/schemas/filterset-v1.schema.json");

    private final YamlFile yaml;
    private final List<Finding> findings;
    private final @Nullable FilterSet set;

    FilterFile(String name, byte[] content, Premises premises) {
        this.yaml = YamlFile.parse(name, content);
        this.findings = new ArrayList<>(SCHEMA.check(yaml));
        this.set = findings.isEmpty() ? set(yaml.root(), premises) : null;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Empty when the schema has something against the file. */
    Optional<FilterSet> set() {
        return Optional.ofNullable(set);
    }

    /** Whether every rule of it could be compiled. */
    boolean isWhole() {
        return set().filter(
                        read -> read.rules().size() == yaml.root().path("rules").size())
                .isPresent();
    }

    /** The rules that could be compiled, each with its place; the pointer leads to it. */
    record Placed(FilterFile file, String pointer, Rule rule) {
        Finding at(Code code, String field, String message) {
            return file.yaml.at(code, pointer + field, message);
        }

        /** What its examples say and the filters as a whole do not do. */
        List<Finding> brokenExamples(FilterRules all) {
            JsonNode examples = file.yaml.root().at(pointer + "/examples");
            return new Examples(rule, examples, all)
                    .failures().stream()
                            .map(failure -> at(failure.code(), "/examples" + failure.pointer(), failure.message()))
                            .toList();
        }
    }

    List<Placed> rules() {
        List<Placed> placed = new ArrayList<>();
        set().map(FilterSet::rules)
                .orElse(List.of())
                .forEach(rule -> placed.add(new Placed(this, pointer(rule.id(), placed.size()), rule)));
        return placed;
    }

    /** A rule that could not be compiled is missing from the set, so places are found by id. */
    private String pointer(String id, int from) {
        for (int i = from; i < yaml.root().path("rules").size(); i++) {
            if (yaml.root().at("/rules/" + i + "/id").asText().equals(id)) {
                return "/rules/" + i;
            }
        }
        throw new IllegalStateException("rule " + id + " stands nowhere in " + yaml.name());
    }

    private FilterSet set(JsonNode root, Premises premises) {
        List<String> sources = sources(premises);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < root.path("rules").size(); i++) {
            RuleReader reader = new RuleReader(yaml, "/rules/" + i, premises);
            reader.rule(sources).ifPresent(rules::add);
            findings.addAll(reader.findings());
        }
        boolean keep = root.path("default").asText("keep").equals("keep");
        return new FilterSet(root.at("/metadata/name").asText(), sources, keep, limits(), List.copyOf(rules));
    }

    private List<String> sources(Premises premises) {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < yaml.root().path("sources").size(); i++) {
            String source = yaml.root().at("/sources/" + i).asText();
            sources.add(source);
            if (!premises.sources().test(source)) {
                findings.add(yaml.at(Code.F015, "/sources/" + i, "there is no source " + source));
            }
        }
        return List.copyOf(sources);
    }

    private @Nullable Limits limits() {
        JsonNode limits = yaml.root().path("limits");
        if (limits.isMissingNode()) {
            return null;
        }
        String acknowledge = limits.path("acknowledge").asText("");
        if (!acknowledge.isEmpty()) {
            findings.add(yaml.atKey(
                            Code.F017,
                            "/limits/acknowledge",
                            "no share is too large while " + acknowledge
                                    + " stands here; take it out once it is in force")
                    .asWarning());
        }
        return new Limits(
                limits.path("maxExcludedShare").asDouble(),
                acknowledge.isEmpty() ? null : acknowledge,
                yaml.at(Code.F017, "/limits/maxExcludedShare", ""));
    }
}
