package routes.filters;

import java.util.function.Predicate;

/** One field of a rule's {@code when}, compiled. */
interface Field extends Predicate<KeyFacts> {
    /** As the file calls it. */
    String name();

    /** Why it holds or does not, e.g. {@code account 222233334444 is not among 111122223333}. */
    String why(KeyFacts facts);

    /** Whether it provably holds wherever {@code other} does. */
    boolean covers(Field other);

    /** Whether {@code other} provably never holds together with this one. */
    default boolean contradicts(Field other) {
        return false;
    }

    /** Whether it holds for every object. */
    default boolean isUniversal() {
        return false;
    }
}
