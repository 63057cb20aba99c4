package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import local.endpoint.Json;

/** Tokens of one call; {@code input} is what was neither read from the cache nor written to it. */
record Usage(int input, int output, int cacheRead, int cacheWrite) {
    ObjectNode json() {
        return Json.object()
                .put("inputTokens", input)
                .put("outputTokens", output)
                .put("totalTokens", input + output + cacheRead + cacheWrite)
                .put("cacheReadInputTokens", cacheRead)
                .put("cacheWriteInputTokens", cacheWrite);
    }
}
