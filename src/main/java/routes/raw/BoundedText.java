package routes.raw;

/** A line that may be looked at only so often: a pattern that tries all ways through it, as {@code (a+)+} does, would take years. */
final class BoundedText implements CharSequence {
    private static final int LOOKS = 100_000;
    private static final int LOOKS_PER_CHARACTER = 1_000;

    private final String text;
    private long left;

    BoundedText(String text) {
        this.text = text;
        this.left = LOOKS + (long) LOOKS_PER_CHARACTER * text.length();
    }

    /** Costs no stack trace. */
    static final class TooOften extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooOften() {
            super("the pattern takes too long", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new TooOften();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
