package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one rule that the schema has nothing against, and says what is wrong with it all the same. */
final class RuleReader {
    private final YamlFile yaml;
    private final String pointer;
    private final Premises premises;
    private final List<Finding> findings = new ArrayList<>();

    RuleReader(YamlFile yaml, String pointer, Premises premises) {
        this.yaml = yaml;
        this.pointer = pointer;
        this.premises = premises;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Empty when it cannot be compiled. */
    Optional<Rule> rule(List<String> sources) {
        JsonNode rule = yaml.root().at(pointer);
        Effect effect = Effect.of(rule.path("effect").asText());
        unproved(rule, effect);
        LocalDate expires = expires();
        RuleCondition when = new RuleCondition(yaml, pointer + "/when", effect, premises.own());
        Optional<Condition> condition = when.compiled();
        findings.addAll(when.findings());
        return condition.map(compiled -> new Rule(
                rule.path("id").asText(),
                effect,
                sources,
                compiled,
                rule.path("reason").asText(),
                text(rule, "ticket"),
                text(rule, "requestedBy"),
                text(rule, "approvedBy"),
                expires,
                yaml.name(),
                examples(rule.path("examples"))));
    }

    private static int examples(JsonNode examples) {
        int count = 0;
        for (JsonNode list : examples) {
            count += list.size();
        }
        return count;
    }

    private void unproved(JsonNode rule, Effect effect) {
        boolean endless = !rule.has("expires") && !rule.path("permanent").asBoolean();
        if (effect == Effect.EXCLUDE && endless) {
            findings.add(yaml.at(Code.F009, pointer, "an exclusion needs expires: <day>, or permanent: true"));
        }
        if (rule.has("expires") && rule.has("permanent")) {
            findings.add(yaml.atKey(Code.F009, pointer + "/permanent", "either expires or permanent, not both"));
        }
        if (effect == Effect.EXCLUDE && !rule.has("ticket")) {
            findings.add(yaml.at(Code.F008, pointer, "an exclusion needs a ticket"));
        }
        if (rule.path("examples").path(effect.proof()).isEmpty()) {
            findings.add(yaml.at(
                    Code.F014,
                    pointer + "/examples",
                    "an example of a key that is " + effect.proof() + " must be among them"));
        }
    }

    private @Nullable LocalDate expires() {
        String place = pointer + "/expires";
        JsonNode day = yaml.root().at(place);
        if (day.isMissingNode()) {
            return null;
        }
        try {
            LocalDate expires = LocalDate.parse(day.asText());
            remarkable(place, expires);
            return expires;
        } catch (DateTimeException none) {
            findings.add(yaml.at(Code.F003, place, "expires " + day.asText() + " is not a day such as 2027-02-20"));
            return null;
        }
    }

    private void remarkable(String place, LocalDate expires) {
        LocalDate today = LocalDate.ofInstant(premises.clock().instant(), ZoneOffset.UTC);
        String id = yaml.root().at(pointer + "/id").asText();
        if (!expires.isAfter(today)) {
            findings.add(yaml.at(
                            Code.F009,
                            place,
                            "rule " + id + " answers no more since " + expires + "; renew it or take it out")
                    .asWarning());
        } else if (expires.isAfter(today.plusYears(1))) {
            findings.add(yaml.at(Code.F009, place, "expires " + expires + " is more than a year ahead")
                    .asWarning());
        }
    }

    private static @Nullable String text(JsonNode rule, String field) {
        return rule.has(field) ? rule.path(field).asText() : null;
    }
}
