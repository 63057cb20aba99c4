package routes.looker;

/** A use of a tool that cannot be done; the model reads why and how to do better. */
final class ToolRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    ToolRefused(String code, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    String code() {
        return code;
    }

    String hint() {
        return hint;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
