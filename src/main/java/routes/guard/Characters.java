package routes.guard;

/** Which characters a query may hold. */
final class Characters {
    private Characters() {}

    /** @throws GuardRefused CHAR, with the place of the first one that hides something */
    static void check(String sql) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < sql.length(); at += Character.charCount(sql.codePointAt(at))) {
            int character = sql.codePointAt(at);
            if (!isAllowed(character)) {
                throw new GuardRefused(
                        Code.CHAR,
                        String.format("%d:%d: the character U+%04X is not allowed", line, column, character),
                        "remove it; control, invisible and direction characters are never needed");
            }
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
    }

    private static boolean isAllowed(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankToTheEye(character);
        };
    }

    /** Fillers and variation selectors count as letters or marks, and show nothing. */
    private static boolean isBlankToTheEye(int character) {
        return character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x034F
                || character >= 0xFE00 && character <= 0xFE0F
                || character >= 0xE0100 && character <= 0xE01EF;
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
