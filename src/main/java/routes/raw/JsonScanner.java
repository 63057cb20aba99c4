package routes.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over JSON (RFC 8259, strictly) without copying: values are told by where they start and end. Not thread-safe.
 * Throws {@link MalformedJson}, also for what nests deeper than {@link #DEEPEST}.
 */
public final class JsonScanner {
    static final int DEEPEST = 500;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final byte[] bytes;
    private final int end;
    private final boolean side;
    private int at;
    private int keyStart;
    private int keyEnd;
    private boolean keyEscaped;
    private int start;
    private boolean escaped;

    JsonScanner(byte[] bytes, int from, int end, boolean side) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
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

    private void string() {
        escaped = false;
        at++;
        while (true) {
            at = plain(at);
            if (at >= end) {
                throw broken("the end of a string");
            }
            byte special = bytes[at];
            if (special == '"') {
                at++;
                return;
            }
            if (special != '\\') {
                throw broken("no raw control character in a string");
            }
            escaped = true;
            escape();
        }
    }

    /** The first quote, backslash or control character from here on, eight bytes at a look. */
    private int plain(int from) {
        int i = from;
        for (; i <= end - 8; i += 8) {
            long word = (long) EIGHT.get(bytes, i);
            long quote = word ^ 0x2222222222222222L;
            long slash = word ^ 0x5c5c5c5c5c5c5c5cL;
            long hits = ((quote - ONES) & ~quote | (slash - ONES) & ~slash | (word - (ONES << 5)) & ~word) & TOPS;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] < 0 || bytes[i] >= ' ')) {
            i++;
        }
        return i;
    }

    private void escape() {
        int kind = at + 1 < end ? bytes[at + 1] : -1;
        switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at += 2;
            case 'u' -> {
                for (int i = at + 2; i < at + 6; i++) {
                    if (i >= end || Character.digit(bytes[i], 16) < 0) {
                        throw broken("four hex digits after \\u");
                    }
                }
                at += 6;
            }
            default -> throw broken("an escape that JSON knows");
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw broken(word);
            }
        }
    }

    private void number() {
        if (at < end && bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int first = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw broken("a value");
        }
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

    private MalformedJson broken(String expected) {
        return new MalformedJson(at, expected);
    }
}
