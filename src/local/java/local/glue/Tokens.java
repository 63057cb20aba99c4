package local.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a partition expression, read one after the other. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'(?:[^']|'')*')"
            + "|(?<number>[-+]?\\d+(?:\\.\\d+)?)"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*|`[^`]+`|\"[^\"]+\")"
            + "|(?<sign><>|!=|<=|>=|[=<>(),]))");

    private final String expression;
    private final List<String> words = new ArrayList<>();
    private int next;

    Tokens(String expression) {
        this.expression = expression;
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (token.lookingAt()) {
            words.add(token.group().strip());
            end = token.end();
            token.region(end, expression.length());
        }
        if (!expression.substring(end).isBlank()) {
            throw GlueErrors.invalid(
                    "Unsupported expression '" + expression.substring(end).strip() + "' in: " + expression);
        }
    }

    boolean done() {
        return next == words.size();
    }

    /** Consumes these words if they come next. */
    boolean skip(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (next + i >= words.size() || !words.get(next + i).equalsIgnoreCase(expected[i])) {
                return false;
            }
        }
        next += expected.length;
        return true;
    }

    void expect(String expected) {
        if (!skip(expected)) {
            throw unexpected(expected);
        }
    }

    String take(String expected) {
        if (done()) {
            throw unexpected(expected);
        }
        return words.get(next++);
    }

    private RuntimeException unexpected(String expected) {
        String found = done() ? "the end" : words.get(next);
        return GlueErrors.invalid("Expected " + expected + " but found " + found + " in: " + expression);
    }
}
