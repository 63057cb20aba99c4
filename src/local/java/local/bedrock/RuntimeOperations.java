package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import local.endpoint.Json;
import local.endpoint.RestAnswer;
import local.endpoint.RestCall;
import local.endpoint.RestOperation;

/** What is asked of a model. */
final class RuntimeOperations {
    private static final String POST = "POST";
    private static final String MODEL = "modelId";

    private final Models models;

    RuntimeOperations(Models models) {
        this.models = models;
    }

    List<RestOperation> all() {
        return List.of(
                new RestOperation(POST, "/model/{modelId}/converse", this::converse),
                new RestOperation(POST, "/model/{modelId}/invoke", this::invoke),
                new RestOperation(POST, "/model/{modelId}/count-tokens", this::countTokens));
    }

    private RestAnswer converse(RestCall call) {
        ObjectNode body = call.json();
        Invocation invocation = new Invocation(
                call.id(), "Converse", call.name(MODEL), body, new Conversation(body), body.path("requestMetadata"));
        return RestAnswer.of(models.call(invocation, RuntimeOperations::converseAnswer));
    }

    static ObjectNode converseAnswer(Spoken spoken) {
        ObjectNode answer = Json.object();
        answer.putObject("output")
                .putObject("message")
                .put("role", "assistant")
                .set("content", spoken.reply().content());
        answer.put("stopReason", spoken.reply().stop());
        answer.set("usage", spoken.usage().json());
        answer.putObject("metrics").put("latencyMs", spoken.latencyMillis());
        return answer;
    }

    private RestAnswer invoke(RestCall call) {
        ObjectNode body = call.json();
        Invocation invocation = new Invocation(
                call.id(),
                "InvokeModel",
                call.name(MODEL),
                body,
                Messages.conversation(body),
                call.header()
                        .apply("X-Amzn-Bedrock-Request-Metadata")
                        .map(RuntimeOperations::parsed)
                        .orElse(Json.object()));
        ObjectNode answer = models.call(invocation, spoken -> Messages.answer(call.name(MODEL), spoken));
        return RestAnswer.of(answer)
                .with(Map.of(
                        "X-Amzn-Bedrock-Input-Token-Count",
                                answer.path("usage").path("input_tokens").asText(),
                        "X-Amzn-Bedrock-Output-Token-Count",
                                answer.path("usage").path("output_tokens").asText()));
    }

    private RestAnswer countTokens(RestCall call) {
        models.demand(call.name(MODEL));
        ObjectNode input = call.json();
        if (input.path("input").path("converse") instanceof ObjectNode converse) {
            return counted(new Conversation(converse));
        }
        if (input.path("input").path("invokeModel").has("body")) {
            return counted(Messages.conversation(blob(input)));
        }
        throw Errors.invalid("input.converse or input.invokeModel is required.");
    }

    private static RestAnswer counted(Conversation conversation) {
        return RestAnswer.of(Json.object().put("inputTokens", PromptCache.tokens(conversation)));
    }

    private static ObjectNode blob(ObjectNode input) {
        try {
            return Json.parse(
                    input.path("input").path("invokeModel").path("body").binaryValue());
        } catch (IOException broken) {
            throw Errors.invalid("input.invokeModel.body is not a JSON object: " + broken.getMessage());
        }
    }

    private static ObjectNode parsed(String metadata) {
        try {
            return Json.parse(metadata.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Errors.invalid("X-Amzn-Bedrock-Request-Metadata is not a JSON object.");
        }
    }
}
