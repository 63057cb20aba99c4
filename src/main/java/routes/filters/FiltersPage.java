package routes.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parts of docs/filters.md that say what the schema and the codes say. */
public final class FiltersPage {
    private static final String END = "<!-- end -->";

    private final JsonNode schema;
    private final StringBuilder table = new StringBuilder("| field | value | meaning |\n|---|---|---|\n");

    private FiltersPage(JsonNode schema) {
        this.schema = schema;
    }

    /** {@code page} with its tables of fields and codes as they are now; they stand between comments that name them. */
    public static String renewed(String page) {
        return between(between(page, "<!-- fields -->", fields()), "<!-- codes -->", codes());
    }

    private static String between(String page, String begin, String table) {
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(END, from);
        if (from < begin.length() || to < 0) {
            throw new IllegalArgumentException("the page has no " + begin + " … " + END);
        }
        return page.substring(0, from) + "\n" + table + page.substring(to);
    }

    private static String fields() {
        FiltersPage page = new FiltersPage(FilterFile.SCHEMA.json());
        page.rows("", page.schema);
        return page.table.toString();
    }

    private static String codes() {
        StringBuilder table = new StringBuilder("| code | cause | what to do |\n|---|---|---|\n");
        for (Code code : Code.values()) {
            row(table, code.name(), code.cause(), code.cure());
        }
        return table.toString();
    }

    private void rows(String path, JsonNode object) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().forEach(property -> {
            String name = path + property.getKey();
            JsonNode node = property.getValue();
            JsonNode type = resolved(node);
            row(
                    table,
                    "`" + name + "`",
                    value(type) + (required.contains(property.getKey()) ? ", required" : ""),
                    node.path("description").asText());
            JsonNode items = resolved(type.path("items"));
            if (items.path("type").asText().equals("object")) {
                rows(name + "[].", items);
            } else {
                rows(name + ".", type);
            }
        });
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells).replace("\n", " ")).append(" |\n");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : schema.at(reference.substring(1));
    }

    private String value(JsonNode type) {
        if (type.has("const")) {
            return type.path("const").asText();
        }
        if (type.has("enum")) {
            List<String> choices = new ArrayList<>();
            type.path("enum").forEach(choice -> choices.add(choice.asText()));
            return String.join(" or ", choices);
        }
        return switch (type.path("type").asText()) {
            case "array" -> "list of " + value(resolved(type.path("items")));
            case "object" -> "fields";
            case "integer" -> "whole number";
            case "number" -> "number";
            case "string" -> type.equals(schema.at("/$defs/day")) ? "day" : "text";
            default -> "text or fields";
        };
    }
}
