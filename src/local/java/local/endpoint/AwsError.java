package local.endpoint;

/** An error that the client sees, by the name that the real service gives it. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    public AwsError(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The exception's name in the service's model, for example {@code EntityNotFoundException}. */
    public String type() {
        return type;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
