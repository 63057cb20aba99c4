package routes.raw;

/**
 * Walks over JSON (RFC 8259, strictly) without copying: values are told by where they start and end. Not thread-safe.
 * Throws {@link MalformedJson}, also for what nests deeper than {@link #DEEPEST}.
 */
public final class JsonScanner extends JsonWords {
    static final int DEEPEST = 500;

    private final boolean side;
    private int keyStart;
    private int keyEnd;
    private boolean keyEscaped;
    private int start;

    JsonScanner(byte[] bytes, int from, int end, boolean side) {
        super(bytes, from, end);
        this.side = side;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether it walks over the side of its log and not over the object itself. */
    public boolean side() {
        return side;
    }

    public int position() {
        return at;
    }

    public void moveTo(int position) {
        at = position;
    }

    /** The next byte that is no white space, not consumed; -1 at the end. */
    public int next() {
        while (at < end) {
            byte next = bytes[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return -1;
    }

    /** Steps into the object that comes next; true when it has a member, whose key is then read. */
    public boolean openObject() {
        expect('{', "an object");
        if (next() == '}') {
            at++;
            return false;
        }
        key();
        return true;
    }

    /** After a member's value: true when another member follows, whose key is then read. */
    public boolean nextMember() {
        if (closes('}', "',' or '}' after a member")) {
            return false;
        }
        key();
        return true;
    }

    /** Steps into the array that comes next; true when it has an element. */
    public boolean openArray() {
        expect('[', "an array");
        if (next() == ']') {
            at++;
            return false;
        }
        return true;
    }

    /** After an element: true when another one follows. */
    public boolean nextElement() {
        return !closes(']', "',' or ']' after an element");
    }

    public int keyStart() {
        return keyStart;
    }

    public int keyEnd() {
        return keyEnd;
    }

    public boolean keyEscaped() {
        return keyEscaped;
    }

    /** Passes over the next value and returns where it starts; it ends at {@link #position}, quotes included. */
    public int value() {
        next();
        int first = at;
        skip(0);
        start = first;
        return first;
    }

    /** Whether the string passed last holds escapes. */
    public boolean escaped() {
        return escaped;
    }

    /** Whether the value passed last is exactly {@code null}. */
    public boolean isNull() {
        return bytes[start] == 'n';
    }

    private void skip(int depth) {
        switch (next()) {
            case '"' -> string();
            case '{' -> skipObject(deeper(depth));
            case '[' -> skipArray(deeper(depth));
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private int deeper(int depth) {
        if (depth >= DEEPEST) {
            throw broken("at most " + DEEPEST + " nested values");
        }
        return depth + 1;
    }

    private void skipObject(int depth) {
        for (boolean more = openObject(); more; more = nextMember()) {
            skip(depth);
        }
    }

    private void skipArray(int depth) {
        for (boolean more = openArray(); more; more = nextElement()) {
            skip(depth);
        }
    }

    private void key() {
        if (next() != '"') {
            throw broken("a key in quotes");
        }
        keyStart = at + 1;
        string();
        keyEnd = at - 1;
        keyEscaped = escaped;
        expect(':', "':' after a key");
    }

    private void expect(char sign, String expected) {
        if (next() != sign) {
            throw broken(expected);
        }
        at++;
    }

    private boolean closes(char bracket, String expected) {
        int next = next();
        if (next != bracket && next != ',') {
            throw broken(expected);
        }
        at++;
        return next == bracket;
    }
}
