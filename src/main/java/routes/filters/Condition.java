package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final List<Field> fields = new ArrayList<>();

    /**
     * @throws java.util.regex.PatternSyntaxException when a regular expression is none
     * @throws java.time.DateTimeException when a day is none
     */
    Condition(JsonNode when) {
        oneOf(when, "bucket", Condition::bucket);
        oneOf(when, "account", KeyFacts::account);
        oneOf(when, "region", KeyFacts::region);
        oneOf(when, "org", KeyFacts::org);
        noneOf(when, "notAccount", "account", KeyFacts::account);
        noneOf(when, "notRegion", "region", KeyFacts::region);
        like(when, "key", S3Object::key);
        like(when, "fileName", S3Object::fileName);
        days(when.path("logDate"));
        bytes(when.path("bytes"));
    }

    private static @Nullable String bucket(KeyFacts facts) {
        String bucket = facts.object().bucket();
        return bucket.isEmpty() ? null : bucket;
    }

    private void oneOf(JsonNode when, String field, Function<KeyFacts, @Nullable String> fact) {
        if (when.has(field)) {
            fields.add(new OneOf(field, fact, texts(when.get(field))));
        }
    }

    private void noneOf(JsonNode when, String field, String of, Function<KeyFacts, @Nullable String> fact) {
        if (when.has(field)) {
            fields.add(new NoneOf(field, of, fact, texts(when.get(field))));
        }
    }

    private void like(JsonNode when, String field, Function<S3Object, String> text) {
        if (when.has(field)) {
            List<TextPattern> patterns =
                    values(when.get(field)).map(Condition::pattern).toList();
            fields.add(new Like(field, text, patterns));
        }
    }

    private static TextPattern pattern(JsonNode text) {
        return text.isTextual()
                ? TextPattern.glob(text.asText())
                : TextPattern.regex(text.path("regex").asText());
    }

    private void days(JsonNode range) {
        if (!range.isMissingNode()) {
            fields.add(new Within(
                    "logDate",
                    KeyFacts::logDate,
                    day(range.path("from"), Long.MIN_VALUE),
                    day(range.path("to"), Long.MAX_VALUE),
                    day -> LocalDate.ofEpochDay(day).toString()));
        }
    }

    private static long day(JsonNode day, long otherwise) {
        return day.isMissingNode() ? otherwise : LocalDate.parse(day.asText()).toEpochDay();
    }

    private void bytes(JsonNode range) {
        if (!range.isMissingNode()) {
            fields.add(new Within(
                    "bytes",
                    KeyFacts::bytes,
                    range.path("min").asLong(Long.MIN_VALUE),
                    range.path("max").asLong(Long.MAX_VALUE),
                    Long::toString));
        }
    }

    private static Set<String> texts(JsonNode list) {
        return values(list).map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<JsonNode> values(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public boolean test(KeyFacts facts) {
        for (Field field : fields) {
            if (!field.test(facts)) {
                return false;
            }
        }
        return true;
    }

    /** Of a condition that holds what each field saw, else what the first saw that does not hold. */
    String why(KeyFacts facts) {
        return fields.stream()
                .filter(field -> !field.test(facts))
                .findFirst()
                .map(field -> field.why(facts))
                .orElseGet(() -> fields.stream().map(field -> field.why(facts)).collect(Collectors.joining("; ")));
    }

    /** The objects for which this one's {@code bucket} says so, named; empty when it asks for none. */
    Set<String> buckets() {
        return fields.stream()
                .filter(field -> field.name().equals("bucket"))
                .map(field -> ((OneOf) field).wanted())
                .findFirst()
                .orElse(Set.of());
    }

    /** Whether it provably holds wherever {@code other} does. */
    boolean covers(Condition other) {
        return fields.stream()
                .allMatch(wide -> wide.isUniversal() || other.fields.stream().anyMatch(wide::covers));
    }

    /** Two fields that never hold together, or one that never holds. */
    Optional<String> contradiction() {
        for (Field one : fields) {
            for (Field other : fields) {
                if (one.contradicts(other)) {
                    return Optional.of(
                            one == other
                                    ? one.name() + " ends before it begins"
                                    : one.name() + " takes away all of " + other.name());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it holds for every object. */
    boolean isUniversal() {
        return fields.stream().allMatch(Field::isUniversal);
    }
}
