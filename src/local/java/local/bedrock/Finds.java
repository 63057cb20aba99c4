package local.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import local.endpoint.Json;

/** JSON objects that stand anywhere in a text, with their field names as the tables write them: lower case, no underscore. */
final class Finds {
    private Finds() {}

    static List<ObjectNode> objects(String text) {
        List<ObjectNode> objects = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            at = next == '{' || next == '[' ? at + read(text.substring(at), objects) : at + 1;
        }
        return objects;
    }

    /** Returns how many characters belong together; 1 where there is no JSON. */
    private static int read(String text, List<ObjectNode> objects) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            JsonNode found = parser.readValueAsTree();
            collect(found, objects);
            return Math.max(1, (int) parser.currentLocation().getCharOffset());
        } catch (IOException noJson) {
            return 1;
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(plain(object));
            rows(object, objects);
        }
        node.forEach(inner -> collect(inner, objects));
    }

    private static ObjectNode plain(ObjectNode object) {
        ObjectNode plain = Json.object();
        object.properties().forEach(field -> plain.set(plain(field.getKey()), field.getValue()));
        return plain;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** A result in columns and rows is as many objects as it has rows. */
    private static void rows(ObjectNode object, List<ObjectNode> objects) {
        JsonNode columns = object.path("columns");
        for (JsonNode row : object.path("rows")) {
            if (row.isArray() && row.size() == columns.size()) {
                ObjectNode flat = Json.object();
                for (int at = 0; at < row.size(); at++) {
                    JsonNode column = columns.path(at);
                    flat.set(
                            plain(
                                    column.isTextual()
                                            ? column.asText()
                                            : column.path("name").asText()),
                            row.path(at));
                }
                objects.add(flat);
            }
        }
    }
}
