package routes.filters;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Matches keys and file names by glob text or regular expression, asking for a cheap literal first. */
final class TextPattern implements Predicate<String> {
    private final String literal;
    private final Predicate<String> whole;

    private TextPattern(String literal, Predicate<String> whole) {
        this.literal = literal;
        this.whole = whole;
    }

    /** The whole text, in which {@code *} stands for any characters, slashes too; nothing else is special. */
    static TextPattern glob(String glob) {
        List<String> parts = List.of(glob.split("\\*", -1));
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return new TextPattern("", glob::equals);
        }
        List<String> middle = parts.subList(1, parts.size() - 1);
        return new TextPattern(
                "", text -> text.startsWith(first) && text.endsWith(last) && inOrder(text, first, middle, last));
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
                RequiredLiteral.of(lean), Pattern.compile(lean, Pattern.DOTALL).asPredicate());
    }

    @Override
    public boolean test(String text) {
        return text.contains(literal) && whole.test(text);
    }
}
