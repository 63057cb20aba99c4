package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import routes.events.S3Object;

/** The keys by which a rule proves itself: it must match them, and the filters as a whole must agree. */
final class Examples {
    private final Rule rule;
    private final JsonNode examples;
    private final FilterRules all;
    private final Map<String, String> failures = new LinkedHashMap<>();

    Examples(Rule rule, JsonNode examples, FilterRules all) {
        this.rule = rule;
        this.examples = examples;
        this.all = all;
    }

    /** Why they fail, by JSON pointer; empty when all hold. */
    Map<String, String> failures() {
        String proof = rule.effect().proof();
        for (int i = 0; i < examples.path(proof).size(); i++) {
            prove("/" + proof + "/" + i);
        }
        for (int i = 0; i < examples.path("kept").size(); i++) {
            judge("/kept/" + i, true);
        }
        return failures;
    }

    private void prove(String pointer) {
        String key = examples.at(pointer).asText();
        if (rule.matches(KeyFacts.of(object(key)))) {
            judge(pointer, rule.effect() != Effect.EXCLUDE);
        } else {
            failures.put(pointer, "rule " + rule.id() + " does not match its example " + key + hint(key));
        }
    }

    private String hint(String key) {
        return key.startsWith("s3://") ? "" : " (if the rule asks for a bucket, write s3://bucket/key)";
    }

    private void judge(String pointer, boolean kept) {
        String key = examples.at(pointer).asText();
        List<String> sources = rule.sources().isEmpty() ? List.of("") : rule.sources();
        for (String source : sources) {
            Verdict verdict = all.judge(source, object(key));
            if (verdict.kept() != kept) {
                String answer = verdict.kept() ? " is kept by " : " is excluded by ";
                failures.put(pointer, "example " + key + " of rule " + rule.id() + answer + verdict.rule());
            }
        }
    }

    private static S3Object object(String example) {
        String[] parts = example.startsWith("s3://") ? example.substring(5).split("/", 2) : new String[] {"", example};
        return new S3Object(parts[0], parts[parts.length - 1], 0, "", null, "", Instant.EPOCH);
    }
}
