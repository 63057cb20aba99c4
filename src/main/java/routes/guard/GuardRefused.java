package routes.guard;

/** A query that does not run. The message is one line: what is wrong and where (line:column). */
public final class GuardRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String hint;

    GuardRefused(Code code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /** For programs, e.g. {@code COLUMN}. */
    public String code() {
        return code.name();
    }

    /** What to write instead; empty when there is nothing. */
    public String hint() {
        return hint;
    }
}
