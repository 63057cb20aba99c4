package routes.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a program and a model say to each other, in the words of the Converse API or of Anthropic Messages. */
final class Conversation {
    private final boolean converse;
    private final List<Object> messages = new ArrayList<>();

    private Conversation(boolean converse) {
        this.converse = converse;
    }

    static Conversation ofConverse() {
        return new Conversation(true);
    }

    static Conversation ofMessages() {
        return new Conversation(false);
    }

    Map<String, Object> text(String text) {
        return converse ? Json.object("text", text) : Json.object("type", "text", "text", text);
    }

    Map<String, Object> use(String id, String tool, Map<String, Object> input) {
        return converse
                ? Json.object("toolUse", Json.object("toolUseId", id, "name", tool, "input", input))
                : Json.object("type", "tool_use", "id", id, "name", tool, "input", input);
    }

    Map<String, Object> result(String id, String text) {
        List<Object> content = List.of(text(text));
        return converse
                ? Json.object("toolResult", Json.object("toolUseId", id, "content", content, "status", "success"))
                : Json.object("type", "tool_result", "tool_use_id", id, "content", content);
    }

    Conversation said(String role, List<Map<String, Object>> blocks) {
        messages.add(Json.object("role", role, "content", blocks));
        return this;
    }

    /** The request for the next answer: all that was said so far. */
    Map<String, Object> request(String system, List<String> tools) {
        List<Object> said = List.copyOf(messages);
        Map<String, Object> schema = Json.object("type", "object");
        if (converse) {
            List<Object> specs = new ArrayList<>();
            tools.forEach(tool -> specs.add(
                    Json.object("toolSpec", Json.object("name", tool, "inputSchema", Json.object("json", schema)))));
            return Json.object(
                    "system", List.of(text(system)), "messages", said, "toolConfig", Json.object("tools", specs));
        }
        List<Object> specs = new ArrayList<>();
        tools.forEach(tool -> specs.add(Json.object("name", tool, "input_schema", schema)));
        return Json.object(
                "anthropic_version",
                "bedrock-2023-05-31",
                "max_tokens",
                1000,
                "system",
                system,
                "messages",
                said,
                "tools",
                specs);
    }

    Map<String, Object> answer(List<Map<String, Object>> blocks, String stop, int in, int out) {
        return converse
                ? Json.object(
                        "output", Json.object("message", Json.object("role", "assistant", "content", blocks)),
                        "stopReason", stop,
                        "usage", Json.object("inputTokens", in, "outputTokens", out, "totalTokens", in + out),
                        "metrics", Json.object("latencyMs", 700 + 9L * out))
                : Json.object(
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "content",
                        blocks,
                        "stop_reason",
                        stop,
                        "usage",
                        Json.object("input_tokens", in, "output_tokens", out));
    }

    /** The same answer as a stream tells it, its tool input in two pieces. */
    List<Object> streamed(String text, String tool, String id, String input, int in, int out) {
        int half = input.length() / 2;
        return List.of(
                Json.object("type", "message_start", "message", answer(List.of(), "", in, 1)),
                Json.object("type", "content_block_start", "index", 0, "content_block", text("")),
                delta(0, "text_delta", "text", text),
                Json.object("type", "content_block_stop", "index", 0),
                Json.object("type", "content_block_start", "index", 1, "content_block", use(id, tool, Json.object())),
                delta(1, "input_json_delta", "partial_json", input.substring(0, half)),
                delta(1, "input_json_delta", "partial_json", input.substring(half)),
                Json.object("type", "content_block_stop", "index", 1),
                Json.object(
                        "type",
                        "message_delta",
                        "delta",
                        Json.object("stop_reason", "tool_use"),
                        "usage",
                        Json.object("output_tokens", out)),
                Json.object("type", "message_stop"));
    }

    private static Map<String, Object> delta(int index, String type, String member, String piece) {
        return Json.object(
                "type", "content_block_delta", "index", index, "delta", Json.object("type", type, member, piece));
    }
}
