package routes.filters;

import java.util.Collections;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The key tells something, and it is none of these, e.g. {@code notAccount}. Like its opposite it does not hold for a key that does
 * not tell: a rule never acts on what it does not know.
 *
 * @param of the field whose opposite it is
 */
record NoneOf(String name, String of, Function<KeyFacts, @Nullable String> fact, Set<String> unwanted)
        implements Field {
    @Override
    public boolean test(KeyFacts facts) {
        String value = fact.apply(facts);
        return value != null && !unwanted.contains(value);
    }

    @Override
    public String why(KeyFacts facts) {
        String value = fact.apply(facts);
        if (value == null) {
            return "the key tells no " + of;
        }
        return of + " " + value + (unwanted.contains(value) ? " is in " + name : " is not in " + name);
    }

    @Override
    public boolean covers(Field other) {
        return other instanceof NoneOf none && none.name.equals(name) && none.unwanted.containsAll(unwanted)
                || other instanceof OneOf one && one.name().equals(of) && Collections.disjoint(one.wanted(), unwanted);
    }

    @Override
    public boolean contradicts(Field other) {
        return other instanceof OneOf one && one.name().equals(of) && unwanted.containsAll(one.wanted());
    }
}
