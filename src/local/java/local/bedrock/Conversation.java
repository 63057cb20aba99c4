package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a model is given, as Converse writes it.
 *
 * @param body system, messages and toolConfig
 */
record Conversation(ObjectNode body) {
    List<JsonNode> messages() {
        return elements(body.path("messages"));
    }

    /** Which answer is asked for: 1 for the first. */
    int turn() {
        return 1 + (int) messages().stream().filter(Conversation::isAssistants).count();
    }

    /** The text of the first user message. */
    String question() {
        return messages().stream()
                .filter(message -> !isAssistants(message))
                .findFirst()
                .map(message -> text(message.path("content")))
                .orElse("");
    }

    /** The text of the last message, tool results included. */
    String lastText() {
        return last().map(message -> text(message.path("content"))).orElse("");
    }

    /** All that any user message says, tool results included. */
    String allText() {
        return messages().stream()
                .filter(message -> !isAssistants(message))
                .map(message -> text(message.path("content")))
                .collect(Collectors.joining("\n"));
    }

    String system() {
        return text(body.path("system"));
    }

    /** The results of tools in the last message, in order. */
    List<JsonNode> toolResults() {
        return last().map(message -> blocks(message, "toolResult")).orElse(List.of());
    }

    /** The results of tools in the whole conversation, in order. */
    List<JsonNode> allToolResults() {
        return messages().stream()
                .flatMap(message -> blocks(message, "toolResult").stream())
                .toList();
    }

    /** The tools that the model has used so far, by id of the use, in order. */
    Map<String, JsonNode> toolUses() {
        Map<String, JsonNode> uses = new LinkedHashMap<>();
        messages().forEach(message -> blocks(message, "toolUse")
                .forEach(use -> uses.put(use.path("toolUseId").asText(), use)));
        return uses;
    }

    boolean offers(String tool) {
        return elements(body.path("toolConfig").path("tools")).stream()
                .anyMatch(spec -> spec.path("toolSpec").path("name").asText().equals(tool));
    }

    boolean offersTools() {
        return body.has("toolConfig");
    }

    int maxTokens() {
        return body.path("inferenceConfig").path("maxTokens").asInt(Integer.MAX_VALUE);
    }

    /** What a tool result says: its text, or its JSON as text. */
    static String text(JsonNode content) {
        return elements(content).stream().flatMap(Conversation::texts).collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(JsonNode block) {
        if (block.has("text")) {
            return Stream.of(block.path("text").asText());
        }
        if (block.has("json")) {
            return Stream.of(block.path("json").toString());
        }
        return block.has("toolResult")
                ? elements(block.path("toolResult").path("content")).stream().flatMap(Conversation::texts)
                : Stream.empty();
    }

    static List<JsonNode> blocks(JsonNode message, String kind) {
        List<JsonNode> blocks = new ArrayList<>();
        message.path("content").forEach(block -> {
            if (block.has(kind)) {
                blocks.add(block.path(kind));
            }
        });
        return blocks;
    }

    static boolean isAssistants(JsonNode message) {
        return message.path("role").asText().equals("assistant");
    }

    private Optional<JsonNode> last() {
        List<JsonNode> messages = messages();
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
