package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import routes.events.S3Object;

/** The keys by which a rule proves itself: it must match them, and the filters as a whole must agree. */
final class Examples {
    private final Rule rule;
    private final JsonNode examples;
    private final FilterRules all;
    private final List<Failure> failures = new ArrayList<>();

    /** @param pointer from the examples to the one that fails */
    record Failure(String pointer, Code code, String message) {}

    Examples(Rule rule, JsonNode examples, FilterRules all) {
        this.rule = rule;
        this.examples = examples;
        this.all = all;
    }

    /** Why they fail; empty when all hold. */
    List<Failure> failures() {
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
        S3Object example = object(examples.at(pointer));
        KeyFacts facts = KeyFacts.of(example);
        if (rule.matches(facts)) {
            judge(pointer, rule.effect() != Effect.EXCLUDE);
        } else {
            failures.add(new Failure(
                    pointer,
                    Code.F014,
                    "rule " + rule.id() + " does not match its example " + example.key() + hint(example) + ": "
                            + rule.when().why(facts)));
        }
    }

    private String hint(S3Object example) {
        return example.bucket().isEmpty() && !rule.when().buckets().isEmpty() ? " (write s3://bucket/key)" : "";
    }

    private void judge(String pointer, boolean kept) {
        S3Object example = object(examples.at(pointer));
        List<String> sources = rule.sources().isEmpty() ? List.of("") : rule.sources();
        for (String source : sources) {
            Verdict verdict = all.judge(source, example);
            if (verdict.kept() != kept) {
                String answer = verdict.kept() ? " is kept by " : " is excluded by ";
                failures.add(new Failure(
                        pointer,
                        all.isProtecting(verdict.rule()) ? Code.F012 : Code.F014,
                        "example " + example.key() + " of rule " + rule.id() + answer + verdict.rule()));
            }
        }
    }

    private static S3Object object(JsonNode example) {
        String text =
                example.isTextual() ? example.asText() : example.path("key").asText();
        return S3Object.named(text, example.path("bytes").asLong(S3Object.UNKNOWN_SIZE));
    }
}
