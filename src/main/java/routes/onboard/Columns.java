package routes.onboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import routes.tables.ColumnType;

/** The columns that the records of samples suggest: scalars flat, what nests deeper or differs as JSON. */
final class Columns {
    private static final int MOST = 100;
    private static final int DEEPEST = 2;
    private static final int MOST_FLAT = 8;

    /** Words that a query would have to put in quotes. */
    private static final Set<String> RESERVED = Set.of(
            "alter",
            "and",
            "as",
            "between",
            "by",
            "case",
            "cast",
            "constraint",
            "create",
            "cross",
            "cube",
            "current_date",
            "current_time",
            "current_timestamp",
            "deallocate",
            "delete",
            "describe",
            "distinct",
            "drop",
            "else",
            "end",
            "escape",
            "except",
            "execute",
            "exists",
            "extract",
            "false",
            "for",
            "from",
            "full",
            "group",
            "grouping",
            "having",
            "in",
            "inner",
            "insert",
            "intersect",
            "into",
            "is",
            "join",
            "left",
            "like",
            "localtime",
            "natural",
            "normalize",
            "not",
            "null",
            "on",
            "or",
            "order",
            "outer",
            "prepare",
            "recursive",
            "right",
            "rollup",
            "select",
            "skip",
            "table",
            "then",
            "true",
            "uescape",
            "union",
            "unnest",
            "using",
            "values",
            "when",
            "where",
            "with");

    private final boolean text;
    private final int records;
    private final List<String> groups;
    private final Set<String> names = new LinkedHashSet<>(Set.of("logcalendarday", "extra_json", "f_recordid"));
    private final List<ColumnGuess> found = new ArrayList<>();

    private Columns(Shape shape) {
        text = shape.isText();
        records = shape.all().size();
        groups = shape.groups();
    }

    static List<ColumnGuess> of(Shape shape) {
        Columns columns = new Columns(shape);
        columns.look(shape.all().stream().filter(JsonNode::isObject).toList(), "", 0);
        return columns.found;
    }

    private void look(List<JsonNode> objects, String path, int depth) {
        for (String member : depth == 0 && text ? groups : members(objects)) {
            List<JsonNode> values = objects.stream()
                    .map(object -> object.get(member))
                    .filter(value -> value != null && !value.isNull())
                    .toList();
            String below = path + "/" + member.replace("~", "~0").replace("/", "~1");
            if (depth < DEEPEST && isFlat(values)) {
                look(values, below, depth + 1);
            } else if ((text || !values.isEmpty()) && found.size() < MOST && !member.isEmpty()) {
                found.add(column(below, values));
            }
        }
    }

    /** Whether all are objects of the same few members; where none is in all of them, they are a map such as tags. */
    private static boolean isFlat(List<JsonNode> values) {
        if (values.isEmpty() || !values.stream().allMatch(JsonNode::isObject)) {
            return false;
        }
        Set<String> members = members(values);
        return members.size() <= MOST_FLAT
                && members.stream().anyMatch(member -> values.stream().allMatch(value -> value.has(member)));
    }

    private ColumnGuess column(String path, List<JsonNode> values) {
        String name = name(path);
        TypeGuess guess = values.isEmpty() ? new TypeGuess(ColumnType.STRING, null) : TypeGuess.of(name, values, text);
        return new ColumnGuess(
                name,
                path,
                guess.type(),
                guess.time(),
                values.size() == records,
                (int) values.stream().distinct().count(),
                values.isEmpty() ? "" : example(values.get(0)));
    }

    private String name(String path) {
        String name = Arrays.stream(path.substring(1).replaceAll("~[01]", "_").split("/"))
                .map(step -> step.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"))
                .collect(Collectors.joining("_"))
                .replaceFirst("^[^a-z]+", "")
                .replaceFirst("_+$", "");
        String usable = name.isEmpty() ? "value" : RESERVED.contains(name) ? name + "_" : name;
        String unique = usable;
        for (int i = 2; !names.add(unique); i++) {
            unique = usable + "_" + i;
        }
        return unique;
    }

    private static Set<String> members(List<JsonNode> objects) {
        Set<String> members = new LinkedHashSet<>();
        objects.forEach(object -> object.fieldNames().forEachRemaining(members::add));
        return members;
    }

    /** Short enough for a comment, on one line. */
    private static String example(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        String line = text.replaceAll("[\\p{Cntrl}'\"\\\\]+", " ").strip();
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
