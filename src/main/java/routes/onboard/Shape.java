package routes.onboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How samples are read, as far as they tell.
 *
 * @param format as a table file names it
 * @param told for people
 * @param records where the array of records lies, as a JSON pointer; empty where there is none
 * @param line of text, null for JSON
 * @param skip text lines that start so are no records
 * @param all the records of all samples
 */
record Shape(
        String format,
        String told,
        String records,
        @Nullable Pattern line,
        List<String> skip,
        List<JsonNode> all) {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    /** Names of the groups of its line, in their order; empty for JSON. */
    List<String> groups() {
        return line == null ? List.of() : groups(line.pattern());
    }

    static List<String> groups(String pattern) {
        return GROUP.matcher(pattern).results().map(group -> group.group(1)).toList();
    }

    boolean isText() {
        return line != null;
    }
}
