package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Reads the {@code when} of one rule, and says what is wrong with it beyond the schema. */
final class RuleCondition {
    private final YamlFile yaml;
    private final String pointer;
    private final JsonNode when;
    private final List<Finding> findings = new ArrayList<>();

    RuleCondition(YamlFile yaml, String pointer, Effect effect, OwnBuckets own) {
        this.yaml = yaml;
        this.pointer = pointer;
        this.when = yaml.root().at(pointer);
        each("account", this::unquoted);
        each("notAccount", this::unquoted);
        each("region", this::unknownRegion);
        each("notRegion", this::unknownRegion);
        each("key", at -> regex(at + "/regex"));
        each("fileName", at -> regex(at + "/regex"));
        day("/logDate/from");
        day("/logDate/to");
        if (effect != Effect.EXCLUDE) {
            each("bucket", at -> ownBucket(at, own));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Empty when it cannot be compiled. */
    Optional<Condition> compiled() {
        if (findings.stream().anyMatch(found -> found.isError() && isFatal(found.code()))) {
            return Optional.empty();
        }
        Condition condition = new Condition(when);
        if (condition.isUniversal()) {
            findings.add(yaml.at(Code.F011, pointer, "holds for every object; name what the rule is about"));
        }
        condition.contradiction().ifPresent(why -> findings.add(yaml.at(Code.F010, pointer, "never holds: " + why)));
        return Optional.of(condition);
    }

    private static boolean isFatal(Code code) {
        return code == Code.F003 || code == Code.F007;
    }

    private interface Look {
        void at(String pointer);
    }

    private void each(String field, Look look) {
        for (int i = 0; i < when.path(field).size(); i++) {
            look.at(pointer + "/" + field + "/" + i);
        }
    }

    /** An account that happens to stay text unquoted, e.g. 099988887777, would teach the next one to do without. */
    private void unquoted(String at) {
        yaml.unquoted(at)
                .ifPresent(text -> findings.add(yaml.at(Code.F005, at, "account " + text + " must be in quotes")));
    }

    private void unknownRegion(String at) {
        String region = yaml.root().at(at).asText();
        if (!S3Regions.know(region)) {
            findings.add(yaml.at(Code.F006, at, "region " + region + " is none that the AWS SDK knows")
                    .asWarning());
        }
    }

    private void ownBucket(String at, OwnBuckets own) {
        String bucket = yaml.root().at(at).asText();
        if (own.contains(bucket)) {
            findings.add(
                    yaml.at(Code.F013, at, "the lake writes to " + bucket + " itself and never reads it as a source"));
        }
    }

    private void day(String field) {
        JsonNode day = when.at(field);
        try {
            LocalDate unused = day.isMissingNode() ? LocalDate.EPOCH : LocalDate.parse(day.asText());
        } catch (DateTimeException none) {
            findings.add(yaml.at(Code.F003, pointer + field, day.asText() + " is not a day such as 2026-11-20"));
        }
    }

    private void regex(String at) {
        JsonNode node = yaml.root().at(at);
        if (node.isMissingNode()) {
            return;
        }
        String regex = node.asText();
        try {
            TextPattern unused = TextPattern.regex(regex);
            if (RegexBudget.isExceededBy(regex)) {
                findings.add(yaml.at(
                        Code.F007, at, "regex " + regex + " repeats a repetition; some keys would take forever"));
            } else if (!isAnchored(regex)) {
                findings.add(yaml.at(Code.F007, at, "regex " + regex + " is found anywhere; anchor it by ^, $ or .*")
                        .asWarning());
            }
        } catch (PatternSyntaxException wrong) {
            findings.add(yaml.at(Code.F007, at, "regex " + wrong.getPattern() + " is none: " + wrong.getDescription()));
        }
    }

    private static boolean isAnchored(String regex) {
        return regex.startsWith("^") || regex.startsWith(".*") || regex.endsWith("$") || regex.endsWith(".*");
    }
}
