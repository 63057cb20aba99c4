package routes.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a regular expression repeats what already repeats itself, refers back or repeats too often: such ones may run for hours. */
final class StarHeight {
    private static final int MOST_REPEATS = 20;
    private static final int MOST_DOTS = 6;
    private static final int FEW = 10;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,(\\d*))?}");

    private final String pattern;
    /** Of each open group, whether something in it repeats. */
    private final Deque<Boolean> groups = new ArrayDeque<>();

    private boolean repeats;
    private boolean justClosed;
    private boolean closedRepeats;
    private boolean dot;
    private int stars;
    private int dots;

    StarHeight(String pattern) {
        this.pattern = pattern;
    }

    /** Why it may run for long; empty when it does not. */
    Optional<String> reason() {
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            if (letter == '\\') {
                if (at + 1 < pattern.length() && isBackReference(pattern.charAt(at + 1))) {
                    return Optional.of("a pattern that refers back to a group");
                }
                at += 2;
                atom(false);
            } else if (letter == '[') {
                at = afterSet(at);
                atom(false);
            } else {
                at = step(letter, at);
                if (at < 0) {
                    return Optional.of("a pattern that repeats what repeats itself");
                }
            }
        }
        return stars > MOST_REPEATS || dots > MOST_DOTS
                ? Optional.of("a pattern with more than " + MOST_DOTS + " times .* or " + MOST_REPEATS + " repetitions")
                : Optional.empty();
    }

    private static boolean isBackReference(char letter) {
        return letter >= '1' && letter <= '9' || letter == 'k' || letter == 'g';
    }

    /** The next place; -1 for a repetition of what repeats. */
    private int step(char letter, int at) {
        switch (letter) {
            case '(' -> {
                groups.push(repeats);
                repeats = false;
                atom(false);
                return at + 1;
            }
            case ')' -> {
                boolean inside = repeats;
                repeats = inside || !groups.isEmpty() && groups.pop();
                justClosed = true;
                closedRepeats = inside;
                dot = false;
                return at + 1;
            }
            default -> {
                int repetition = repetition(letter, at);
                if (repetition == 0) {
                    atom(letter == '.');
                    return at + 1;
                }
                return repeated() ? at + repetition : -1;
            }
        }
    }

    private void atom(boolean anything) {
        justClosed = false;
        closedRepeats = false;
        dot = anything;
    }

    private boolean repeated() {
        if (justClosed && closedRepeats) {
            return false;
        }
        stars++;
        dots += dot ? 1 : 0;
        repeats = true;
        atom(false);
        return true;
    }

    /** The length of a repetition without a small end; 0 when there is none here. */
    private int repetition(char letter, int at) {
        if (letter == '*' || letter == '+') {
            return 1;
        }
        Matcher count = COUNT.matcher(pattern).region(at, pattern.length());
        if (letter != '{' || !count.lookingAt()) {
            return 0;
        }
        String most = count.group(2) == null ? count.group(1) : count.group(3);
        boolean few =
                most != null && !most.isEmpty() && most.length() < 4 && Integer.parseInt(most) <= FEW && !closedRepeats;
        return few ? 0 : count.end() - at;
    }

    private int afterSet(int open) {
        int at = open + 1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            at++;
        }
        int depth = 1;
        while (at < pattern.length() && depth > 0) {
            char letter = pattern.charAt(at);
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            at += letter == '\\' ? 2 : 1;
        }
        return at;
    }
}
