package routes.filters;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the key tells of something is one of these, e.g. {@code account}. */
record OneOf(String name, Function<KeyFacts, @Nullable String> fact, Set<String> wanted) implements Field {
    @Override
    public boolean test(KeyFacts facts) {
        String value = fact.apply(facts);
        return value != null && wanted.contains(value);
    }

    @Override
    public String why(KeyFacts facts) {
        String value = fact.apply(facts);
        if (value == null) {
            return "the key tells no " + name;
        }
        return name + " " + value
                + (wanted.contains(value) ? "" : " is not among " + String.join(", ", new TreeSet<>(wanted)));
    }

    @Override
    public boolean covers(Field other) {
        return other instanceof OneOf one && one.name.equals(name) && wanted.containsAll(one.wanted);
    }
}
