package routes.events;

/** A message that is not acknowledged: its queue hands it out again. */
public final class ComesAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ComesAgain(String message, Throwable cause) {
        super(message, cause);
    }
}
