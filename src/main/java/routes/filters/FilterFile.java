package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one filter file, and says everything that is wrong with it, first against the schema, then beyond it. */
final class FilterFile {
    private static final YamlSchema SCHEMA = YamlSchema.of("/schemas/filterset-v1.schema.json");

    private final YamlFile yaml;
    private final List<Finding> findings;
    private final @Nullable FilterSet set;

    FilterFile(String name, byte[] content) {
        this.yaml = YamlFile.parse(name, content);
        this.findings = new ArrayList<>(SCHEMA.check(yaml));
        unquotedAccounts();
        this.set = findings.isEmpty() ? set(yaml.root()) : null;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Empty when there are findings. */
    Optional<FilterSet> set() {
        return findings.isEmpty() ? Optional.ofNullable(set) : Optional.empty();
    }

    Finding atRule(int index, String message) {
        return yaml.at("/rules/" + index + "/id", message);
    }

    /** What the examples of its rules say and the filters as a whole do not do. */
    List<Finding> brokenExamples(FilterSet read, FilterRules all) {
        List<Finding> broken = new ArrayList<>();
        for (int i = 0; i < read.rules().size(); i++) {
            String pointer = "/rules/" + i + "/examples";
            Examples examples = new Examples(read.rules().get(i), yaml.root().at(pointer), all);
            examples.failures().forEach((at, why) -> broken.add(yaml.at(pointer + at, why)));
        }
        return broken;
    }

    /** An account that happens to stay text unquoted, e.g. 099988887777, would teach the next one to do without. */
    private void unquotedAccounts() {
        JsonNode rules = yaml.root().path("rules");
        for (int i = 0; i < rules.size(); i++) {
            for (String field : List.of("account", "notAccount")) {
                unquotedTexts("/rules/" + i + "/when/" + field);
            }
        }
    }

    private void unquotedTexts(String list) {
        for (int i = 0; i < yaml.root().at(list).size(); i++) {
            String pointer = list + "/" + i;
            if (yaml.misread(pointer).isEmpty()) {
                yaml.unquoted(pointer)
                        .ifPresent(text -> findings.add(yaml.at(pointer, "account " + text + " must be in quotes")));
            }
        }
    }

    private FilterSet set(JsonNode root) {
        List<String> sources = texts(root.path("sources"));
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < root.path("rules").size(); i++) {
            rule("/rules/" + i, sources).ifPresent(rules::add);
        }
        boolean keep = root.path("default").asText("keep").equals("keep");
        return new FilterSet(root.at("/metadata/name").asText(), sources, keep, List.copyOf(rules));
    }

    private Optional<Rule> rule(String pointer, List<String> sources) {
        JsonNode rule = yaml.root().at(pointer);
        Effect effect = Effect.of(rule.path("effect").asText());
        unproved(pointer, rule, effect);
        return condition(pointer + "/when")
                .map(when -> new Rule(
                        rule.path("id").asText(),
                        effect,
                        sources,
                        when,
                        rule.path("reason").asText(),
                        text(rule, "ticket"),
                        text(rule, "requestedBy"),
                        text(rule, "approvedBy"),
                        day(pointer + "/expires")));
    }

    private void unproved(String pointer, JsonNode rule, Effect effect) {
        boolean endless = !rule.has("expires") && !rule.path("permanent").asBoolean();
        if (effect == Effect.EXCLUDE && endless) {
            findings.add(yaml.at(pointer, "an exclusion needs expires: <day>, or permanent: true"));
        }
        if (effect == Effect.EXCLUDE && !rule.has("ticket")) {
            findings.add(yaml.at(pointer, "an exclusion needs a ticket"));
        }
        if (rule.path("examples").path(effect.proof()).isEmpty()) {
            findings.add(yaml.at(
                    pointer + "/examples", "an example of a key that is " + effect.proof() + " must be among them"));
        }
    }

    private Optional<Condition> condition(String pointer) {
        JsonNode when = yaml.root().at(pointer);
        int before = findings.size();
        for (String field : List.of("key", "fileName")) {
            for (int i = 0; i < when.path(field).size(); i++) {
                brokenRegex(pointer + "/" + field + "/" + i + "/regex");
            }
        }
        return findings.size() == before ? Optional.of(new Condition(when)) : Optional.empty();
    }

    private void brokenRegex(String pointer) {
        try {
            TextPattern unused = TextPattern.regex(yaml.root().at(pointer).asText());
        } catch (PatternSyntaxException wrong) {
            findings.add(yaml.at(pointer, "regex " + wrong.getPattern() + " is none: " + wrong.getDescription()));
        }
    }

    private @Nullable LocalDate day(String pointer) {
        JsonNode day = yaml.root().at(pointer);
        try {
            return day.isMissingNode() ? null : LocalDate.parse(day.asText());
        } catch (DateTimeParseException none) {
            findings.add(yaml.at(pointer, "expires " + day.asText() + " is not a day such as 2027-02-20"));
            return null;
        }
    }

    private static @Nullable String text(JsonNode rule, String field) {
        return rule.has(field) ? rule.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
