package routes.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;

/** A record as the model gets it: Anthropic Messages, the same bytes for the same events. */
final class ModelInput {
    /** What a stranger may have written at length; the rest is AWS's own or short. */
    private static final Set<String> FREE_TEXT = Set.of(
            "useridentity_arn", "sessioncontext_sourceidentity", "useragent", "errormessage", "requestparameters");

    private static final Pattern MARKS = Pattern.compile("[⟦⟧]");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String prompt;
    private final int answerTokens;

    /** @param answerTokens that an answer may take */
    ModelInput(String prompt, int answerTokens) {
        this.prompt = prompt;
        this.answerTokens = answerTokens;
    }

    int answerTokens() {
        return answerTokens;
    }

    /** {@code {"recordId": …, "modelInput": …}}. */
    ObjectNode line(Group group, By by) {
        ObjectNode line = JSON.objectNode().put("recordId", group.recordId());
        ObjectNode input = line.putObject("modelInput")
                .put("anthropic_version", "bedrock-2023-05-31")
                .put("max_tokens", answerTokens)
                .put("temperature", 0)
                .put("system", prompt);
        input.putArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", question(group, by).toString());
        return line;
    }

    /** Tokens that a record takes of the model. */
    int tokens(Group group, By by) {
        return Tokens.of(prompt) + Tokens.of(question(group, by).toString());
    }

    private static ObjectNode question(Group group, By by) {
        ObjectNode question = JSON.objectNode()
                .put("task", "rate-events")
                .put(by.label(), cell("useridentity_arn", group.name()))
                .put("from", group.from().toString());
        ArrayNode events = question.putArray("events");
        group.events().forEach(event -> events.add(event(event)));
        return question;
    }

    static ObjectNode event(Event event) {
        ObjectNode node = JSON.objectNode()
                .put("eventid", event.id())
                .put("eventtime", event.time().toString());
        event.cells().forEach((column, value) -> node.put(column, cell(column, value)));
        return node;
    }

    private static String cell(String column, String value) {
        String text = MARKS.matcher(value).replaceAll("");
        return FREE_TEXT.contains(column) ? "⟦" + text + "⟧" : text;
    }
}
