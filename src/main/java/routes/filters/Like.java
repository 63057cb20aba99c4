package routes.filters;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import routes.events.S3Object;

/** A text of the object is like one of these patterns: {@code key} or {@code fileName}. */
record Like(String name, Function<S3Object, String> text, List<TextPattern> patterns) implements Field {
    @Override
    public boolean test(KeyFacts facts) {
        String asked = text.apply(facts.object());
        for (TextPattern pattern : patterns) {
            if (pattern.test(asked)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String why(KeyFacts facts) {
        String asked = text.apply(facts.object());
        return patterns.stream()
                .filter(pattern -> pattern.test(asked))
                .findFirst()
                .map(pattern -> name + " is like " + pattern)
                .orElseGet(() -> name + " is not like "
                        + patterns.stream().map(TextPattern::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public boolean covers(Field other) {
        return other instanceof Like like
                && like.name.equals(name)
                && like.patterns.stream().allMatch(narrow -> patterns.stream().anyMatch(wide -> wide.covers(narrow)));
    }

    @Override
    public boolean isUniversal() {
        return patterns.stream().anyMatch(TextPattern::isUniversal);
    }
}
