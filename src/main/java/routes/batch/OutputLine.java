package routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A line of a job's output.
 *
 * @param error what the service says instead of an answer; empty for an answer
 * @param answer the texts of the model's message
 */
record OutputLine(String recordId, String error, String answer, long tokensIn, long tokensOut) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static OutputLine parse(String line) {
        JsonNode node = node(line);
        String recordId = node.path("recordId").asText();
        JsonNode output = node.path("modelOutput");
        if (!output.isObject()) {
            JsonNode error = node.path("error");
            String said = error.isMissingNode()
                    ? "neither modelOutput nor error"
                    : (error.path("errorCode").asText() + " "
                                    + error.path("errorMessage").asText())
                            .strip();
            return new OutputLine(recordId, said, "", 0, 0);
        }
        String text = StreamSupport.stream(output.path("content").spliterator(), false)
                .filter(block -> block.path("type").asText().equals("text"))
                .map(block -> block.path("text").asText())
                .collect(Collectors.joining());
        JsonNode usage = output.path("usage");
        return new OutputLine(
                recordId,
                "",
                text,
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong());
    }

    /** A line that is cut off or no JSON belongs to no record. */
    private static JsonNode node(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            return JSON.createObjectNode();
        }
    }

    boolean isError() {
        return !error.isEmpty();
    }
}
