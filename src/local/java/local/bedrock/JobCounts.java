package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import local.endpoint.Json;

/** Counts the records of a job for its manifest. */
final class JobCounts {
    private static final int BAD_REQUEST = 400;

    private int succeeded;
    private int failed;
    private long inputTokens;
    private long outputTokens;

    static ObjectNode failed(ObjectNode record, String message) {
        record.putObject("error").put("errorCode", BAD_REQUEST).put("errorMessage", message);
        return record;
    }

    ObjectNode count(ObjectNode record) {
        if (record.has("error")) {
            failed++;
            return record;
        }

        succeeded++;
        JsonNode usage = record.path("modelOutput").path("usage");
        inputTokens +=
                usage.path("inputTokens").asLong(usage.path("input_tokens").asLong());
        outputTokens +=
                usage.path("outputTokens").asLong(usage.path("output_tokens").asLong());
        return record;
    }

    ObjectNode manifest(int total) {
        return Json.object()
                .put("totalRecordCount", total)
                .put("processedRecordCount", succeeded + failed)
                .put("successRecordCount", succeeded)
                .put("errorRecordCount", failed)
                .put("inputTokenCount", inputTokens)
                .put("outputTokenCount", outputTokens);
    }
}
