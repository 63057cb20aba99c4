package routes.filters;

import java.util.regex.Pattern;

/**
 * Finds regular expressions whose time explodes on some key: a repetition of what is wholly made of repetitions, such as (a+)+, and
 * whatever takes more steps on texts of one repeated character than any decent expression does.
 */
final class RegexBudget {
    /** On a text of 30 signs: four open stars in a row take 30^4 steps, what doubles with each sign takes 2^30. */
    private static final int STEPS = 2_000_000;

    private static final int LENGTH = 30;
    private static final String USUAL = "aZ0/-_.";

    private final String regex;
    private int at;
    private boolean optional;

    private RegexBudget(String regex) {
        this.regex = regex;
    }

    /** @param regex one that compiles */
    static boolean isExceededBy(String regex) {
        return new RegexBudget(regex).repeatsRepetitions() || runsAway(regex);
    }

    /** What a sequence is made of. */
    private static final class Parts {
        boolean repeats;
        boolean fixed;

        boolean onlyRepeats() {
            return repeats && !fixed;
        }
    }

    private boolean repeatsRepetitions() {
        try {
            sequences();
            return false;
        } catch (Exceeded found) {
            return true;
        }
    }

    private static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super(null, null, false, false);
        }
    }

    /** Alternatives up to a closing bracket or the end; whether one of them only repeats. */
    private boolean sequences() {
        boolean loose = false;
        Parts parts = new Parts();
        while (at < regex.length() && regex.charAt(at) != ')') {
            if (regex.charAt(at) == '|') {
                loose |= parts.onlyRepeats();
                parts = new Parts();
                at++;
            } else {
                part(parts);
            }
        }
        at++;
        return loose || parts.onlyRepeats();
    }

    private void part(Parts parts) {
        boolean loose = false;
        switch (regex.charAt(at)) {
            case '(' -> {
                groupHead();
                loose = sequences();
            }
            case '[' -> skipClass();
            case '\\' -> at += 2;
            case '^', '$' -> {
                at++;
                return;
            }
            default -> at++;
        }
        boolean unbounded = quantified();
        if (loose && unbounded) {
            throw new Exceeded();
        }
        if (loose || unbounded) {
            parts.repeats = true;
        } else {
            parts.fixed |= !optional;
        }
    }

    /** Reads a quantifier; whether it has no upper bound and gives back what it took. */
    private boolean quantified() {
        char next = at < regex.length() ? regex.charAt(at) : ' ';
        boolean unbounded = next == '*' || next == '+';
        optional = next == '*' || next == '?';
        if (next == '{') {
            int end = Math.max(at, regex.indexOf('}', at));
            unbounded = regex.substring(at, end).endsWith(",");
            optional = regex.startsWith("{0", at);
            at = end + 1;
        } else if (unbounded || optional) {
            at++;
        } else {
            return false;
        }
        boolean possessive = at < regex.length() && regex.charAt(at) == '+';
        if (possessive || at < regex.length() && regex.charAt(at) == '?') {
            at++;
        }
        return unbounded && !possessive;
    }

    private void groupHead() {
        at++;
        if (regex.startsWith("?<", at) && !regex.startsWith("?<=", at) && !regex.startsWith("?<!", at)) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("?", at)) {
            int colon = regex.indexOf(':', at);
            at = colon > 0 && colon - at < 4 ? colon + 1 : at + 2;
        }
    }

    private void skipClass() {
        at++;
        for (int depth = 1; at < regex.length() && depth > 0; at++) {
            switch (regex.charAt(at)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '\\' -> at++;
                default -> {}
            }
        }
    }

    private static boolean runsAway(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        return (regex + USUAL)
                .chars()
                .distinct()
                .mapToObj(sign -> Character.toString(sign).repeat(LENGTH) + '\u0001')
                .anyMatch(text -> takesTooLong(pattern, text));
    }

    private static boolean takesTooLong(Pattern pattern, String text) {
        try {
            boolean unused = pattern.matcher(new Counted(text, new int[1])).find();
            return false;
        } catch (Exceeded steps) {
            return true;
        }
    }

    /** A text that gives up after so many looks at it. */
    private record Counted(String text, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > STEPS) {
                throw new Exceeded();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), looks);
        }
    }
}
