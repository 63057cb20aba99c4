package routes.raw;

/** JSON that breaks off or breaks the rules at one byte. Costs no stack trace: whoever reads names the object. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedJson(int offset, String expected) {
        super("at byte " + offset + ": expected " + expected, null, false, false);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
