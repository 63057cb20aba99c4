package routes.looker;

import java.util.Locale;
import java.util.regex.Pattern;

/** Cells and claims in one spelling, and whether a word stands in a text as a word. */
final class CellText {
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(?=\\d\\d:)");
    private static final Pattern SECONDS = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)\\.0+(?!\\d)");
    private static final Pattern ZONE = Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)Z\\b");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d\\d(:\\d\\d)?");

    private CellText() {}

    /** Without marks; times as Athena writes them; lower case. */
    static String plain(String text) {
        String plain = text.replace("⟦", "").replace("⟧", "").replace('−', '-').replaceAll("[\\p{Zs}\\s]+", " ");
        String times = TIMESTAMP.matcher(plain).replaceAll("$1 ");
        return ZONE.matcher(SECONDS.matcher(times).replaceAll("$1")).replaceAll("$1");
    }

    /** Whether {@code word} stands in {@code text} and is no part of a longer word, number, address or time there. */
    static boolean holds(String text, String word) {
        return at(text, word, 0) >= 0;
    }

    /** Whether a word of {@code text} begins with {@code start}. */
    static boolean holdsStart(String text, String start) {
        String where = text.toLowerCase(Locale.ROOT);
        String what = start.toLowerCase(Locale.ROOT);
        for (int at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
            if (begins(where, at, what)) {
                return true;
            }
        }
        return false;
    }

    /** Where it stands so, from {@code from} on; -1 when nowhere. */
    static int at(String text, String word, int from) {
        String where = text.toLowerCase(Locale.ROOT);
        String what = word.toLowerCase(Locale.ROOT);
        for (int at = where.indexOf(what, from); at >= 0 && !what.isEmpty(); at = where.indexOf(what, at + 1)) {
            if (begins(where, at, what) && ends(where, at + what.length(), what)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean begins(String text, int at, String word) {
        if (at == 0 || !isWord(word.charAt(0))) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean insideNumber = Character.isDigit(word.charAt(0))
                && ".:,".indexOf(before) >= 0
                && at > 1
                && Character.isDigit(text.charAt(at - 2));
        return !isWord(before) && !insideNumber;
    }

    private static boolean ends(String text, int end, String word) {
        char last = word.charAt(word.length() - 1);
        if (end == text.length() || !isWord(last)) {
            return true;
        }
        char after = text.charAt(end);
        boolean insideNumber = Character.isDigit(last)
                && ".,".indexOf(after) >= 0
                && end + 1 < text.length()
                && Character.isDigit(text.charAt(end + 1))
                && !TIME.matcher(word).matches();
        return !isWord(after) && !insideNumber;
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
