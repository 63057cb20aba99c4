package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;

/** The {@code when} of a rule, compiled once: every field must hold, and of a field's list one value. */
final class Condition implements Predicate<KeyFacts> {
    private final List<Predicate<KeyFacts>> fields = new ArrayList<>();

    /** @throws java.util.regex.PatternSyntaxException when a regular expression is none */
    Condition(JsonNode when) {
        oneOf(when, "bucket", facts -> facts.object().bucket());
        oneOf(when, "account", KeyFacts::account);
        oneOf(when, "region", KeyFacts::region);
        oneOf(when, "org", KeyFacts::org);
        noneOf(when, "notAccount", KeyFacts::account);
        noneOf(when, "notRegion", KeyFacts::region);
        like(when, "key", S3Object::key);
        like(when, "fileName", S3Object::fileName);
    }

    private void oneOf(JsonNode when, String field, Function<KeyFacts, @Nullable String> fact) {
        if (when.has(field)) {
            Set<String> wanted = values(when.get(field)).map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
            fields.add(facts -> {
                String value = fact.apply(facts);
                return value != null && wanted.contains(value);
            });
        }
    }

    /** Like its opposite it does not match a key that does not tell the fact: a rule never acts on what it does not know. */
    private void noneOf(JsonNode when, String field, Function<KeyFacts, @Nullable String> fact) {
        if (when.has(field)) {
            Set<String> unwanted =
                    values(when.get(field)).map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
            fields.add(facts -> {
                String value = fact.apply(facts);
                return value != null && !unwanted.contains(value);
            });
        }
    }

    private void like(JsonNode when, String field, Function<S3Object, String> text) {
        if (when.has(field)) {
            List<TextPattern> patterns =
                    values(when.get(field)).map(Condition::pattern).toList();
            fields.add(facts -> anyMatches(patterns, text.apply(facts.object())));
        }
    }

    private static boolean anyMatches(List<TextPattern> patterns, String text) {
        for (TextPattern pattern : patterns) {
            if (pattern.test(text)) {
                return true;
            }
        }
        return false;
    }

    private static TextPattern pattern(JsonNode text) {
        return text.isTextual()
                ? TextPattern.glob(text.asText())
                : TextPattern.regex(text.path("regex").asText());
    }

    private static Stream<JsonNode> values(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public boolean test(KeyFacts facts) {
        for (Predicate<KeyFacts> field : fields) {
            if (!field.test(facts)) {
                return false;
            }
        }
        return true;
    }
}
