package routes.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events of a streamed answer put together into the message that they told piece by piece. */
final class StreamedMessage {
    /** What Bedrock itself adds to the last event. */
    static final String METRICS = "amazon-bedrock-invocationMetrics";

    /** Kinds of pieces, and the member that grows by them. */
    private static final Map<String, String> PIECES = Map.of(
            "text_delta", "text",
            "thinking_delta", "thinking",
            "signature_delta", "signature",
            "input_json_delta", "partial_json");

    private final ObjectNode message = BedrockInvocations.JSON.createObjectNode();
    private final SortedMap<Integer, ObjectNode> blocks = new TreeMap<>();
    private final SortedMap<Integer, Map<String, StringBuilder>> grown = new TreeMap<>();
    private final ArrayNode strange = BedrockInvocations.JSON.createArrayNode();

    private StreamedMessage() {}

    static boolean isOne(ArrayNode events) {
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("message_start")) {
                return true;
            }
        }
        return false;
    }

    /** The message in the form of Anthropic Messages; events of unknown kinds stay in its member {@code events}. */
    static ObjectNode assembled(ArrayNode events) {
        StreamedMessage streamed = new StreamedMessage();
        events.forEach(streamed::event);
        return streamed.whole();
    }

    private void event(JsonNode event) {
        switch (event.path("type").asText()) {
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> block(event, event.path("content_block"));
            case "content_block_delta" -> delta(event, event.path("delta"));
            case "message_delta" -> end(event);
            case "content_block_stop", "ping" -> {}
            case "message_stop" -> {
                if (event.has(METRICS)) {
                    message.set(METRICS, event.get(METRICS));
                }
            }
            default -> strange.add(event);
        }
    }

    private void start(JsonNode started) {
        if (started instanceof ObjectNode head) {
            message.setAll(head);
        }
    }

    private void block(JsonNode event, JsonNode block) {
        if (block instanceof ObjectNode known) {
            blocks.put(event.path("index").asInt(), known);
        } else {
            strange.add(event);
        }
    }

    private void delta(JsonNode event, JsonNode delta) {
        int index = event.path("index").asInt();
        String member = PIECES.get(delta.path("type").asText());
        if (member == null || !blocks.containsKey(index)) {
            strange.add(event);
            return;
        }
        grown.computeIfAbsent(index, i -> new TreeMap<>())
                .computeIfAbsent(member, m -> new StringBuilder())
                .append(delta.path(member).asText());
    }

    private void end(JsonNode event) {
        if (event.path("delta") instanceof ObjectNode last) {
            message.setAll(last);
        }
        if (event.path("usage") instanceof ObjectNode usage) {
            message.withObjectProperty("usage").setAll(usage);
        }
    }

    private ObjectNode whole() {
        blocks.forEach((index, block) ->
                grown.getOrDefault(index, Map.of()).forEach((member, text) -> put(block, member, text)));
        ArrayNode content = message.putArray("content");
        blocks.values().forEach(content::add);
        if (!strange.isEmpty()) {
            message.set("events", strange);
        }
        return message;
    }

    private static void put(ObjectNode block, String member, StringBuilder text) {
        if (member.equals("partial_json")) {
            block.set("input", input(text.toString()));
        } else {
            block.put(member, block.path(member).asText() + text);
        }
    }

    /** A stream that was cut off leaves half an input; it is kept as text. */
    private static JsonNode input(String json) {
        try {
            return BedrockInvocations.JSON.readTree(json);
        } catch (JsonProcessingException cutOff) {
            return BedrockInvocations.JSON.getNodeFactory().textNode(json);
        }
    }
}
