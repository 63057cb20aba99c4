package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of a model.
 *
 * @param id the request id that the caller sees, too
 * @param operation Converse or InvokeModel
 * @param input the body as it was sent
 * @param conversation what the body says, whatever its shape
 * @param metadata the caller's own words for the log
 */
record Invocation(
        String id, String operation, String modelId, ObjectNode input, Conversation conversation, JsonNode metadata) {
    /**
     * What became of it.
     *
     * @param body in the shape that the operation answers; empty when it failed
     * @param error name of the error; empty when there was none
     */
    record Outcome(ObjectNode body, Usage usage, long latencyMillis, String error) {}
}
