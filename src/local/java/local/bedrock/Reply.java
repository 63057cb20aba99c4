package local.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import local.endpoint.Json;

/**
 * What a brain answers.
 *
 * @param content blocks as Converse writes them
 * @param stop why it ended there
 */
record Reply(ArrayNode content, String stop) {
    static final String TOOL_USE = "tool_use";

    static final String END_TURN = "end_turn";

    static Reply of(String text) {
        return empty(END_TURN).say(text);
    }

    static Reply empty(String stop) {
        return new Reply(Json.MAPPER.createArrayNode(), stop);
    }

    Reply say(String text) {
        content.addObject().put("text", text);
        return this;
    }

    Reply use(String tool, ObjectNode input) {
        return use("tooluse_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22), tool, input);
    }

    Reply use(String id, String tool, ObjectNode input) {
        content.addObject()
                .putObject("toolUse")
                .put("toolUseId", id)
                .put("name", tool)
                .set("input", input);
        return this;
    }

    /** Cut where the caller allows no more: a text that is too long ends in the middle. */
    Reply within(int maxTokens) {
        boolean onlyText = content.size() == 1 && content.path(0).has("text");
        String text = content.path(0).path("text").asText();
        long most = 4L * maxTokens;
        if (!onlyText || text.length() <= most) {
            return this;
        }
        return empty("max_tokens").say(text.substring(0, (int) most));
    }
}
