package routes.observe;

import java.util.Locale;

/** What became of one object. */
public enum Decision {
    REGISTERED,
    DUPLICATE,
    EXCLUDED,
    DROPPED,
    WAITING,
    QUARANTINED,
    DEAD;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
