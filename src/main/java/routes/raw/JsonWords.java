package routes.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The words of JSON: passes over strings, numbers and literals. */
abstract sealed class JsonWords permits JsonScanner {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    final byte[] bytes;
    final int end;
    int at;
    /** Whether the string passed last holds escapes. */
    boolean escaped;

    JsonWords(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    final void string() {
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

    final void word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw broken(word);
            }
        }
    }

    final void number() {
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

    final MalformedJson broken(String expected) {
        return new MalformedJson(at, expected);
    }
}
