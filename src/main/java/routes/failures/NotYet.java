package routes.failures;

/** Work that this process cannot do yet, e.g. on a source that it has still to learn of: its queue hands it out again. */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String message) {
        super(message, null, false, false);
    }
}
