package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.endpoint.Json;

/** What a brain reads in tool results, and the tool by which it hands in its answer. */
final class Answers {
    private static final String FINISH = "finish";
    private static final String STATUS = "status";
    private static final int MOST_TRIES = 2;
    private static final int ROWS = 10;

    /** How Looker tells of earlier queries in a conversation that begins anew. */
    private static final Pattern NOTE = Pattern.compile("(?m)^(?<query>Q\\d+): .* -> (?<rows>\\d+) rows of ");

    private Answers() {}

    /** The first result of a query, or of a look at its rows. */
    static Optional<JsonNode> first(Conversation conversation) {
        return conversation.allToolResults().stream()
                .filter(result -> !isError(result))
                .map(Answers::json)
                .filter(json -> json.has("query") && json.has("columns"))
                .findFirst();
    }

    /** What the last query was refused for. */
    static Optional<JsonNode> refused(Conversation conversation) {
        return conversation.toolResults().stream()
                .filter(Answers::isError)
                .map(Answers::json)
                .findFirst();
    }

    /** {@code get_rows} for a query that the conversation only tells of. */
    static Optional<ObjectNode> rowsOfForgotten(Conversation conversation) {
        Matcher note = NOTE.matcher(conversation.question());
        ObjectNode last = Json.object();
        while (note.find()) {
            int rows = Integer.parseInt(note.group("rows"));
            if (rows > 0) {
                last.put("query", note.group("query")).put("from", 1).put("to", Math.min(ROWS, rows));
            }
        }
        return last.isEmpty() || conversation.turn() > 1 ? Optional.empty() : Optional.of(last);
    }

    static ObjectNode input(String answer) {
        ObjectNode input = Json.object().put("answer", answer);
        input.putArray("claims");
        return input;
    }

    /** Hands in the answer; one that was refused is handed in without claims, then said as plain text. */
    static Reply finish(Conversation conversation, ObjectNode input) {
        long tries = conversation.toolUses().values().stream()
                .filter(use -> use.path("name").asText().equals(FINISH))
                .count();
        String answer = input.path("answer").asText();
        if (tries >= MOST_TRIES || !conversation.offers(FINISH)) {
            return Reply.of(answer);
        }
        return Reply.empty(Reply.TOOL_USE).use(FINISH, tries == 0 ? input : input(answer));
    }

    static boolean isError(JsonNode result) {
        return result.path(STATUS).asText().equals("error");
    }

    /** A result as JSON, whether it came as JSON or as text that holds some. */
    static JsonNode json(JsonNode result) {
        JsonNode content = result.path("content").path(0);
        if (content.has("json")) {
            return content.path("json");
        }
        List<ObjectNode> objects = Finds.objects(content.path("text").asText());
        return objects.isEmpty()
                ? Json.object().put("message", content.path("text").asText())
                : objects.get(0);
    }

    /** Whether the model has used this tool so before. */
    static boolean used(Conversation conversation, String tool, JsonNode input) {
        return conversation.toolUses().values().stream()
                .anyMatch(use -> use.path("name").asText().equals(tool)
                        && use.path("input").equals(input));
    }
}
