package routes.completeness;

import java.util.Locale;

/** What became of an object that lies at its source. */
public enum Fate {
    IN_LAKE,
    EXCLUDED,
    QUARANTINED,
    DEAD,
    WAITING,
    UNACCOUNTED;

    /** {@code in-lake} for {@link #IN_LAKE}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
