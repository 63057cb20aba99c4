package routes.raw;

/** Turns what stands between the quotes of a JSON string into its text. */
public final class JsonText {
    private JsonText() {}

    /**
     * Appends the text in UTF-8. A lone surrogate has no UTF-8 and stays written as its escape, so that nothing is lost.
     *
     * @param start behind the opening quote
     * @param end the closing quote; a {@link JsonScanner} has passed it
     */
    public static void unescape(byte[] json, int start, int end, Bytes out) {
        int plain = start;
        int at = start;
        while (at < end) {
            if (json[at] != '\\') {
                at++;
                continue;
            }
            out.append(json, plain, at);
            at = json[at + 1] == 'u' ? unicode(json, at, end, out) : letter(json, at, out);
            plain = at;
        }
        out.append(json, plain, end);
    }

    private static int letter(byte[] json, int at, Bytes out) {
        byte kind = json[at + 1];
        out.append(
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> kind;
                });
        return at + 2;
    }

    private static int unicode(byte[] json, int at, int end, Bytes out) {
        char first = hex(json, at);
        if (!Character.isSurrogate(first)) {
            utf8(first, out);
            return at + 6;
        }
        boolean pair =
                Character.isHighSurrogate(first) && at + 12 <= end && json[at + 6] == '\\' && json[at + 7] == 'u';
        if (pair && Character.isLowSurrogate(hex(json, at + 6))) {
            utf8(Character.toCodePoint(first, hex(json, at + 6)), out);
            return at + 12;
        }
        out.append(json, at, at + 6);
        return at + 6;
    }

    private static char hex(byte[] json, int at) {
        int value = 0;
        for (int i = at + 2; i < at + 6; i++) {
            value = value << 4 | Character.digit(json[i], 16);
        }
        return (char) value;
    }

    private static void utf8(int point, Bytes out) {
        if (point < 0x80) {
            out.append(point);
        } else if (point < 0x800) {
            out.append(0xc0 | point >> 6).append(tail(point));
        } else if (point < 0x10000) {
            out.append(0xe0 | point >> 12).append(tail(point >> 6)).append(tail(point));
        } else {
            out.append(0xf0 | point >> 18)
                    .append(tail(point >> 12))
                    .append(tail(point >> 6))
                    .append(tail(point));
        }
    }

    private static int tail(int bits) {
        return 0x80 | bits & 0x3f;
    }
}
