package routes.filters;

import java.util.Locale;

/** What a rule does with the objects that it matches, strongest first. */
public enum Effect {
    /** Kept, whatever any other rule says. */
    PROTECT,
    /** Not read, counted under its rule. */
    EXCLUDE,
    /** Kept where the default is to exclude. */
    INCLUDE;

    static Effect of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The list of a rule's examples that prove this effect: {@code excluded} for EXCLUDE. */
    String proof() {
        String verb = name().toLowerCase(Locale.ROOT);
        return verb.endsWith("e") ? verb + "d" : verb + "ed";
    }
}
