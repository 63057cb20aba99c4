package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import local.endpoint.Json;

/** Anthropic's Messages, as InvokeModel takes and answers them, and the same as Converse writes it. */
final class Messages {
    static final String VERSION = "anthropic_version";

    private Messages() {}

    /** @throws local.endpoint.AwsError ValidationException when a required field is missing */
    static Conversation conversation(ObjectNode body) {
        if (!body.path(VERSION).asText().equals("bedrock-2023-05-31")) {
            throw Errors.invalid("Malformed input request: #: required key [anthropic_version] not found, please"
                    + " reformat your input and try again.");
        }
        if (!body.path("max_tokens").isInt()) {
            throw Errors.invalid("Malformed input request: #: required key [max_tokens] not found, please reformat"
                    + " your input and try again.");
        }
        ObjectNode converse = Json.object();
        converse.set("system", content(body.path("system")));
        ArrayNode messages = converse.putArray("messages");
        body.path("messages").forEach(message -> messages.addObject()
                .put("role", message.path("role").asText())
                .set("content", content(message.path("content"))));
        ObjectNode inference = converse.putObject("inferenceConfig");
        inference.set("maxTokens", body.path("max_tokens"));
        if (body.has("temperature")) {
            inference.set("temperature", body.path("temperature"));
        }
        if (body.has("tools")) {
            converse.putObject("toolConfig").set("tools", tools(body.path("tools")));
        }
        return new Conversation(converse);
    }

    private static ArrayNode content(JsonNode content) {
        ArrayNode blocks = Json.MAPPER.createArrayNode();
        if (content.isTextual()) {
            blocks.addObject().set("text", content);
        }
        content.forEach(block -> {
            blocks.add(block(block));
            if (block.has("cache_control")) {
                blocks.addObject().putObject("cachePoint").put("type", "default");
            }
        });
        return blocks;
    }

    private static ObjectNode block(JsonNode block) {
        ObjectNode converse = Json.object();
        switch (block.path("type").asText()) {
            case "text" -> converse.set("text", block.path("text"));
            case "tool_use" -> {
                ObjectNode use = converse.putObject("toolUse");
                use.set("toolUseId", block.path("id"));
                use.set("name", block.path("name"));
                use.set("input", block.path("input"));
            }
            case "tool_result" -> {
                ObjectNode result = converse.putObject("toolResult");
                result.set("toolUseId", block.path("tool_use_id"));
                result.put("status", block.path("is_error").asBoolean() ? "error" : "success");
                result.set("content", content(block.path("content")));
            }
            default ->
                throw Errors.invalid(
                        "messages: content of type '" + block.path("type").asText() + "' is not known to this model.");
        }
        return converse;
    }

    private static ArrayNode tools(JsonNode tools) {
        ArrayNode specs = Json.MAPPER.createArrayNode();
        tools.forEach(tool -> {
            ObjectNode spec = specs.addObject().putObject("toolSpec");
            spec.set("name", tool.path("name"));
            spec.set("description", tool.path("description"));
            spec.putObject("inputSchema").set("json", tool.path("input_schema"));
        });
        return specs;
    }

    static ObjectNode answer(String modelId, Spoken spoken) {
        ObjectNode answer = Json.object()
                .put("model", modelId)
                .put("id", "msg_bdrk_" + UUID.randomUUID().toString().replace("-", ""))
                .put("type", "message")
                .put("role", "assistant");
        ArrayNode content = answer.putArray("content");
        spoken.reply().content().forEach(block -> content.add(said(block)));
        answer.put("stop_reason", spoken.reply().stop());
        answer.putNull("stop_sequence");
        Usage usage = spoken.usage();
        answer.putObject("usage")
                .put("input_tokens", usage.input())
                .put("cache_creation_input_tokens", usage.cacheWrite())
                .put("cache_read_input_tokens", usage.cacheRead())
                .put("output_tokens", usage.output());
        return answer;
    }

    private static ObjectNode said(JsonNode block) {
        if (block.has("text")) {
            return Json.object().put("type", "text").set("text", block.path("text"));
        }
        JsonNode use = block.path("toolUse");
        ObjectNode said = Json.object().put("type", "tool_use");
        said.set("id", use.path("toolUseId"));
        said.set("name", use.path("name"));
        said.set("input", use.path("input"));
        return said;
    }
}
