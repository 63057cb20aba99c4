package routes.failures;

import org.jspecify.annotations.Nullable;

/** A permanent failure: trying again changes nothing. Its message names the object or key, what was expected and what to do. */
public class LakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public LakeException(Reason reason, String message) {
        this(reason, message, null);
    }

    public LakeException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
