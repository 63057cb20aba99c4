package routes.filters;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Matches keys and file names by glob text or regular expression, asking for a cheap literal first. */
final class TextPattern implements Predicate<String> {
    /** What no key holds, so only a star takes it. */
    private static final String ANYTHING = "\u0000";

    private static final Pattern UNIVERSAL_REGEX = Pattern.compile("\\^?(\\.\\*)*\\$?");
    private static final Pattern UNIVERSAL_GLOB = Pattern.compile("\\*+");

    private final String written;
    private final boolean isGlob;
    private final String literal;
    private final Predicate<String> whole;

    private TextPattern(String written, boolean isGlob, String literal, Predicate<String> whole) {
        this.written = written;
        this.isGlob = isGlob;
        this.literal = literal;
        this.whole = whole;
    }

    /** The whole text, in which {@code *} stands for any characters, slashes too; nothing else is special. */
    static TextPattern glob(String glob) {
        List<String> parts = List.of(glob.split("\\*", -1));
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return new TextPattern(glob, true, "", glob::equals);
        }
        List<String> middle = parts.subList(1, parts.size() - 1);
        return new TextPattern(
                glob,
                true,
                "",
                text -> text.startsWith(first) && text.endsWith(last) && inOrder(text, first, middle, last));
    }

    private static boolean inOrder(String text, String first, List<String> middle, String last) {
        int from = first.length();
        for (String part : middle) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return from <= text.length() - last.length();
    }

    /**
     * Found anywhere in the text unless anchored by {@code ^} and {@code $}.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    static TextPattern regex(String regex) {
        Pattern.compile(regex);
        String lean = RequiredLiteral.withoutOuterDotStar(regex);
        return new TextPattern(
                regex,
                false,
                RequiredLiteral.of(lean),
                Pattern.compile(lean, Pattern.DOTALL).asPredicate());
    }

    @Override
    public boolean test(String text) {
        return text.contains(literal) && whole.test(text);
    }

    /** Whether it provably matches whatever {@code narrow} matches. */
    boolean covers(TextPattern narrow) {
        return isUniversal()
                || isGlob == narrow.isGlob && written.equals(narrow.written)
                || isGlob && narrow.isGlob && test(narrow.written.replace("*", ANYTHING));
    }

    boolean isUniversal() {
        return (isGlob ? UNIVERSAL_GLOB : UNIVERSAL_REGEX).matcher(written).matches();
    }

    /** As the file writes it. */
    @Override
    public String toString() {
        return isGlob ? written : "{regex: " + written + "}";
    }
}
