package routes.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Conversations in one form, that of Anthropic Messages: {@code [{"role":…,"content":[blocks]}]}. A tool use is always written
 * {@code {"input":{…},"name":…,"id":…,"type":"tool_use"}}, in this order, so that a regular expression finds it, too.
 */
final class Messages {
    private Messages() {}

    static ArrayNode normal(JsonNode messages) {
        ArrayNode normal = array();
        for (JsonNode message : messages) {
            if (message instanceof ObjectNode object && object.has("content")) {
                object.set("content", blocks(object.get("content")));
            }
            normal.add(message);
        }
        return normal;
    }

    /** The blocks of a message: a text alone is one. */
    static ArrayNode blocks(JsonNode content) {
        ArrayNode blocks = array();
        if (content.isArray()) {
            content.forEach(block -> blocks.add(block(block)));
        } else if (!content.isNull()) {
            blocks.add(block(content));
        }
        return blocks;
    }

    private static JsonNode block(JsonNode block) {
        if (block.isTextual()) {
            return object().put("type", "text").set("text", block);
        }
        if (!(block instanceof ObjectNode known)) {
            return block;
        }
        if (known.path("type").isTextual()) {
            return ofMessages(known);
        }
        return known.size() == 1 ? ofConverse(known.fieldNames().next(), known) : known;
    }

    private static ObjectNode ofMessages(ObjectNode block) {
        String type = block.path("type").asText();
        if (type.equals("tool_result") && block.has("content")) {
            block.set("content", blocks(block.get("content")));
        }
        return type.equals("tool_use") ? toolUse(block, "id") : block;
    }

    /** Converse names the kind of a block by its only member. */
    private static JsonNode ofConverse(String kind, ObjectNode block) {
        JsonNode value = block.get(kind);
        return switch (kind) {
            case "toolUse" -> value instanceof ObjectNode use ? toolUse(use, "toolUseId") : block;
            case "toolResult" -> value instanceof ObjectNode result ? toolResult(result) : block;
            default -> object().put("type", kind).set(kind, value);
        };
    }

    private static ObjectNode toolUse(ObjectNode use, String id) {
        ObjectNode ordered = object();
        for (String name : List.of("input", "name", id)) {
            if (use.has(name)) {
                ordered.set(name.equals(id) ? "id" : name, use.remove(name));
            }
        }
        use.remove("type");
        ordered.setAll(use);
        return ordered.put("type", "tool_use");
    }

    private static ObjectNode toolResult(ObjectNode result) {
        ObjectNode ordered = object().put("type", "tool_result");
        if (result.has("toolUseId")) {
            ordered.set("tool_use_id", result.remove("toolUseId"));
        }
        if (result.has("content")) {
            ordered.set("content", blocks(result.remove("content")));
        }
        ordered.setAll(result);
        return ordered;
    }

    /** Tool uses without what only the API needs. */
    static ArrayNode uses(ArrayNode content) {
        ArrayNode uses = array();
        content.forEach(block -> {
            if (isToolUse(block)) {
                ObjectNode use = object();
                use.set("name", block.path("name"));
                use.set("input", block.path("input"));
                uses.add(use);
            }
        });
        return uses;
    }

    /** Names of the tools that were used, each as often as it was. */
    static ArrayNode used(ArrayNode content) {
        ArrayNode names = array();
        content.forEach(block -> {
            if (isToolUse(block) && block.path("name").isTextual()) {
                names.add(block.get("name"));
            }
        });
        return names;
    }

    /** Names of the tools that the model was offered. */
    static ArrayNode offered(ObjectNode request) {
        ArrayNode names = array();
        for (JsonNode tools :
                List.of(request.path("tools"), request.path("toolConfig").path("tools"))) {
            for (JsonNode tool : tools) {
                for (JsonNode named : List.of(tool, tool.path("toolSpec"), tool.path("function"))) {
                    if (named.path("name").isTextual()) {
                        names.add(named.get("name"));
                    }
                }
            }
        }
        return names;
    }

    /** What a person, or the program that speaks for one, said last; tool results are no such thing. */
    static String lastUserText(ArrayNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            StringBuilder text = new StringBuilder();
            if (messages.get(i).path("role").asText().equals("user")) {
                for (JsonNode block : messages.get(i).path("content")) {
                    if (block.path("type").asText().equals("text")) {
                        text.append(text.isEmpty() ? "" : "\n")
                                .append(block.path("text").asText());
                    }
                }
            }
            if (!text.isEmpty()) {
                return text.toString();
            }
        }
        return "";
    }

    private static boolean isToolUse(JsonNode block) {
        return block.path("type").asText().equals("tool_use");
    }

    private static ObjectNode object() {
        return BedrockInvocations.JSON.createObjectNode();
    }

    private static ArrayNode array() {
        return BedrockInvocations.JSON.createArrayNode();
    }
}
