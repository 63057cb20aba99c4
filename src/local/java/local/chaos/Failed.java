package local.chaos;

/** The lake broke a promise. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String what) {
        super(what);
    }

    Failed(String what, Throwable cause) {
        super(what, cause);
    }
}
