package routes.switches;

import java.util.Locale;

/** What becomes of what comes while something is off. */
public enum Effect {
    /** It waits; nothing is taken. */
    PAUSE,

    /** It is taken, written down as dropped, and stays out until a sweep or backfill brings it in. */
    DROP;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
