package routes.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.regex.Pattern;
import routes.raw.Bodies.Status;

/**
 * One record of a model invocation log. What its bodies say is found in whatever form they have - Converse, Anthropic Messages, the
 * events of a streamed answer - and taken out of them; a body of another form is taken as it is. What is not taken stays where it was.
 */
final class Invocation {
    private static final Pattern REGION_PREFIX =
            Pattern.compile("^(?:us-gov|us|eu|apac|jp|au|ca|sa|global)\\.(?=[^.]+\\.)");

    private final ObjectNode record;
    private final BedrockInvocations.Followed bodies;
    private final ObjectNode found = BedrockInvocations.JSON.createObjectNode();

    Invocation(ObjectNode record, BedrockInvocations.Followed bodies) {
        this.record = record;
        this.bodies = bodies;
    }

    /** What was found; the record then holds the rest. */
    ObjectNode read() {
        model();
        body("input");
        body("output");
        input(record.path("input").path("inputBodyJson"));
        output(record.path("output").path("outputBodyJson"));
        tokens(MissingNode.getInstance());
        dropEmptied("input");
        dropEmptied("output");
        return found;
    }

    /** The id of a model may be the ARN of a profile, and carry the Regions that the profile stands for. */
    private void model() {
        String id = record.path("modelId").asText();
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (!name.isEmpty()) {
            found.put("model", REGION_PREFIX.matcher(name).replaceFirst(""));
        }
    }

    /** Says where the body is, and puts one that lies in S3 where an inline one would be. */
    private void body(String side) {
        JsonNode part = record.path(side);
        String status = side + "_status";
        JsonNode path = part.path(side + "BodyS3Path");
        if (part.hasNonNull(side + "BodyJson")) {
            found.put(status, Status.INLINE.label());
        } else if (path.isTextual()) {
            found.put(status, follow((ObjectNode) part, side, path.asText()).label());
        } else if (side.equals("input") || !record.hasNonNull("errorCode")) {
            found.put(status, Status.MISSING.label());
        }
    }

    private Status follow(ObjectNode part, String side, String uri) {
        Bodies.Body body = bodies.of(uri);
        if (body.status() != Status.S3) {
            return body.status();
        }
        try {
            new JsonScanner(body.bytes(), 0, body.length(), false).value();
            part.set(side + "BodyJson", BedrockInvocations.JSON.readTree(body.bytes(), 0, body.length()));
            return Status.S3;
        } catch (MalformedJson | IOException broken) {
            return Status.UNREADABLE;
        }
    }

    private void input(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return;
        }
        if (!(body instanceof ObjectNode request) || !request.path("messages").isArray()) {
            take("input", "messages", "other");
            return;
        }
        ArrayNode messages = Messages.normal(request.remove("messages"));
        found.set("messages", messages);
        found.put("input_form", record.path("operation").asText().startsWith("Converse") ? "converse" : "messages");
        if (request.hasNonNull("system")) {
            found.set("system", Messages.blocks(request.remove("system")));
        }
        names("tools", Messages.offered(request));
        String question = Messages.lastUserText(messages);
        if (!question.isEmpty()) {
            found.put("question", question);
        }
    }

    private void output(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return;
        }
        if (body instanceof ArrayNode events && StreamedMessage.isOne(events)) {
            ObjectNode answer = StreamedMessage.assembled(events);
            ((ObjectNode) record.path("output")).set("outputBodyJson", answer);
            answer(answer, answer, "stop_reason", "events");
        } else if (body.path("output").path("message") instanceof ObjectNode message
                && message.path("content").isArray()) {
            answer((ObjectNode) body, message, "stopReason", "converse");
        } else if (body instanceof ObjectNode answer && answer.path("content").isArray()) {
            answer(answer, answer, "stop_reason", "messages");
        } else {
            take("output", "content", "other");
        }
    }

    private void answer(ObjectNode body, ObjectNode message, String stopReason, String form) {
        ArrayNode content = Messages.blocks(message.remove("content"));
        found.set("content", content);
        found.put("output_form", form);
        found.set("stop_reason", body.path(stopReason));
        body.remove(stopReason);
        names("tool_names", Messages.used(content));
        if (found.has("tool_names")) {
            found.set("tool_inputs", Messages.uses(content));
        }
        tokens(body.path("usage"));
        JsonNode metrics = body.path(StreamedMessage.METRICS).path("invocationLatency");
        found.set("latency", metrics.isNumber() ? metrics : body.path("metrics").path("latencyMs"));
    }

    /** Bedrock counts tokens beside the bodies; older logs count cached ones only in there. */
    private void tokens(JsonNode usage) {
        tokens(
                "cache_read",
                "input",
                "cacheReadInputTokenCount",
                usage.path("cacheReadInputTokens"),
                usage.path("cache_read_input_tokens"));
        tokens(
                "cache_write",
                "input",
                "cacheWriteInputTokenCount",
                usage.path("cacheWriteInputTokens"),
                usage.path("cache_creation_input_tokens"));
        tokens("tokens_in", "input", "inputTokenCount", usage.path("inputTokens"), usage.path("input_tokens"));
        tokens("tokens_out", "output", "outputTokenCount", usage.path("outputTokens"), usage.path("output_tokens"));
    }

    private void tokens(String name, String side, String counted, JsonNode... usage) {
        JsonNode known = record.path(side);
        if (known.path(counted).isNumber()) {
            found.set(name, ((ObjectNode) known).remove(counted));
            return;
        }
        for (JsonNode count : usage) {
            if (count.isNumber()) {
                found.set(name, count);
            }
        }
    }

    private void names(String name, ArrayNode names) {
        if (!names.isEmpty()) {
            found.set(name, names);
        }
    }

    /** The whole body, as it is. */
    private void take(String side, String name, String form) {
        found.set(name, ((ObjectNode) record.path(side)).remove(side + "BodyJson"));
        found.put(side + "_form", form);
    }

    private void dropEmptied(String side) {
        JsonNode body = record.path(side).path(side + "BodyJson");
        if (body.isObject() && body.isEmpty()) {
            ((ObjectNode) record.path(side)).remove(side + "BodyJson");
        }
    }
}
