package routes.looker;

import java.util.Locale;
import java.util.Set;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * What somebody wants to know.
 *
 * @param person who asks, as the audit names them
 * @param role whose policy decides what may be read
 * @param resumes the investigation to go on with; empty for a new one
 */
public record Question(String text, String person, String role, String resumes) {
    static final int MAX_LENGTH = 4_000;
    private static final Set<String> NOBODY = Set.of("", "?", "unknown", "null", "nobody", "anonymous");

    /** @throws LakeException BAD_CONFIGURATION when nobody asks, or nothing */
    public Question {
        if (NOBODY.contains(person.strip().toLowerCase(Locale.ROOT))) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "a named person asks Looker, and nobody is named; log in as yourself and ask again");
        }
        if (text.isBlank() && resumes.isEmpty()) {
            throw new LakeException(Reason.BAD_CONFIGURATION, "the question is empty; say what you want to know");
        }
        if (text.length() > MAX_LENGTH) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "the question has " + text.length() + " characters; at most " + MAX_LENGTH + " are read");
        }
    }

    public Question(String text, String person, String role) {
        this(text, person, role, "");
    }
}
