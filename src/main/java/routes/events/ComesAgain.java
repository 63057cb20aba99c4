package routes.events;

/** A message that is not acknowledged: its queue hands it out again. Whoever failed has told the log why. */
public final class ComesAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ComesAgain(String source, Throwable why) {
        super("a message of " + source + " is not acknowledged and comes again: " + why, null, false, false);
    }
}
