package routes.filters;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number of the object lies between two, which belong to it: {@code logDate} or {@code bytes}.
 *
 * @param shown a number as the file writes it
 */
record Within(String name, Function<KeyFacts, @Nullable Long> fact, long from, long to, LongFunction<String> shown)
        implements Field {
    @Override
    public boolean test(KeyFacts facts) {
        Long value = fact.apply(facts);
        return value != null && holds(value);
    }

    private boolean holds(long value) {
        return from <= value && value <= to;
    }

    @Override
    public String why(KeyFacts facts) {
        Long value = fact.apply(facts);
        if (value == null) {
            return name.equals("bytes") ? "the size is not known" : "the key tells no day";
        }
        return name + " " + shown.apply(value) + (holds(value) ? "" : " is not" + bounds());
    }

    private String bounds() {
        return (from == Long.MIN_VALUE ? "" : " from " + shown.apply(from))
                + (to == Long.MAX_VALUE ? "" : " to " + shown.apply(to));
    }

    @Override
    public boolean covers(Field other) {
        return other instanceof Within within && within.name.equals(name) && from <= within.from && within.to <= to;
    }

    @Override
    public boolean contradicts(Field other) {
        return other == this && from > to;
    }

    @Override
    public boolean isUniversal() {
        return name.equals("bytes") && from <= 0 && to == Long.MAX_VALUE;
    }
}
