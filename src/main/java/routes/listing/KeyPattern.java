package routes.listing;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a key pattern, whose named groups can be looked at and filled. */
record KeyPattern(String text) {

    /** What stands inside the group {@code (?<name>…)}. */
    Optional<String> body(String name) {
        int start = start(name);
        return start < 0 ? Optional.empty() : Optional.of(text.substring(start, end(start)));
    }

    /** This pattern with groups that match their given text and nothing else. */
    KeyPattern filled(Map<String, String> groups) {
        KeyPattern filled = this;
        for (Map.Entry<String, String> group : groups.entrySet()) {
            filled = filled.filled(group.getKey(), Pattern.quote(group.getValue()));
        }
        return filled;
    }

    /** What follows the group {@code name}, if the pattern begins with it exactly once. */
    Optional<KeyPattern> behindLeading(String name) {
        int start = start(name);
        if (start != open(name).length()) {
            return Optional.empty();
        }
        String behind = text.substring(end(start) + 1);
        // What repeats the group, or makes it optional, means nothing without it.
        return behind.matches("(?s)[?*+{].*") ? Optional.empty() : Optional.of(new KeyPattern(behind));
    }

    Pattern compiled() {
        return Pattern.compile(text);
    }

    private KeyPattern filled(String name, String body) {
        int start = start(name);
        return start < 0 ? this : new KeyPattern(text.substring(0, start) + body + text.substring(end(start)));
    }

    private int start(String name) {
        int found = text.indexOf(open(name));
        return found < 0 ? -1 : found + open(name).length();
    }

    private static String open(String name) {
        return "(?<" + name + ">";
    }

    /** Of the bracket that closes the group whose body begins at {@code start}. */
    private int end(int start) {
        int depth = 1;
        boolean inClass = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a group is not closed in " + text);
    }
}
