package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import local.endpoint.AwsError;

/** What Converse refuses before any model reads it, in the service's own words. */
final class ConversationRules {
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_.:-]{1,64}");
    private static final int MOST_METADATA = 16;
    private static final int MOST_CACHE_POINTS = 4;

    private ConversationRules() {}

    /** @throws AwsError ValidationException when the conversation breaks a rule */
    static void check(Conversation conversation) {
        List<JsonNode> messages = conversation.messages();
        if (messages.isEmpty() || Conversation.isAssistants(messages.get(0))) {
            throw invalid("A conversation must start with a user message. Try again with a conversation that starts"
                    + " with a user message.");
        }
        for (int at = 0; at < messages.size(); at++) {
            checkMessage(at, messages.get(at), at == 0 ? Set.of() : uses(messages.get(at - 1)));
            if (at > 0
                    && Conversation.isAssistants(messages.get(at)) == Conversation.isAssistants(messages.get(at - 1))) {
                throw invalid("A conversation must alternate between user and assistant roles. Make sure the"
                        + " conversation alternates between user and assistant roles and try again.");
            }
        }
        if (Conversation.isAssistants(messages.get(messages.size() - 1))) {
            throw invalid("This model does not support assistant message prefill. The conversation must end with a"
                    + " user message.");
        }
        checkTools(conversation);
        checkLimits(conversation.body());
    }

    private static void checkMessage(int at, JsonNode message, Set<String> asked) {
        String role = message.path("role").asText();
        if (!role.equals("user") && !role.equals("assistant")) {
            throw invalid(
                    "Value '" + role + "' at 'messages." + (at + 1) + ".member.role' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [user, assistant]");
        }
        if (message.path("content").isEmpty()) {
            throw invalid("The content field in the Message object at messages." + at
                    + " is empty. Add a ContentBlock object to the content field and try again.");
        }
        checkTexts(at, message.path("content"));
        checkAnswered(at, Conversation.blocks(message, "toolResult"), asked);
        checkUses(at, Conversation.blocks(message, "toolUse"));
    }

    private static void checkTexts(int at, JsonNode content) {
        for (int block = 0; block < content.size(); block++) {
            JsonNode text = content.path(block).path("text");
            if (text.isTextual() && text.asText().isBlank()) {
                throw invalid("The text field in the ContentBlock object at messages." + at + ".content." + block
                        + " is blank. Add text to the text field, and try again.");
            }
        }
    }

    private static void checkAnswered(int at, List<JsonNode> results, Set<String> asked) {
        Set<String> missing = new TreeSet<>(asked);
        Set<String> answered = new TreeSet<>();
        for (JsonNode result : results) {
            String id = result.path("toolUseId").asText();
            if (!asked.contains(id)) {
                throw invalid("The number of toolResult blocks at messages." + at
                        + ".content exceeds the number of toolUse blocks of previous turn.");
            }
            if (!answered.add(id)) {
                throw invalid("The toolResult blocks at messages." + at + ".content contain duplicate Ids: " + id);
            }
            missing.remove(id);
            checkJson(at, result.path("content"));
        }
        if (!missing.isEmpty()) {
            throw invalid("Expected toolResult blocks at messages." + at + ".content for the following Ids: "
                    + String.join(", ", missing));
        }
    }

    private static void checkJson(int at, JsonNode content) {
        for (int block = 0; block < content.size(); block++) {
            if (content.path(block).has("json")
                    && !content.path(block).path("json").isObject()) {
                throw invalid("The format of the value at messages." + at + ".content.toolResult.content." + block
                        + ".json is invalid. Provide a json object for the field and try again.");
            }
        }
    }

    private static void checkUses(int at, List<JsonNode> uses) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode use : uses) {
            String id = use.path("toolUseId").asText();
            matches(TOOL_USE_ID, id, "messages." + (at + 1) + ".member.content.toolUse.toolUseId");
            matches(TOOL_NAME, use.path("name").asText(), "messages." + (at + 1) + ".member.content.toolUse.name");
            if (!use.path("input").isObject()) {
                throw invalid("The format of the value at messages." + at
                        + ".content.toolUse.input is invalid. Provide a json object for the field and try again.");
            }
            if (!ids.add(id)) {
                throw invalid("The toolUse blocks at messages." + at + ".content contain duplicate Ids: " + id);
            }
        }
    }

    private static void checkTools(Conversation conversation) {
        boolean used = conversation.messages().stream()
                .anyMatch(message -> !uses(message).isEmpty()
                        || !Conversation.blocks(message, "toolResult").isEmpty());
        if (used && !conversation.offersTools()) {
            throw invalid("The toolConfig field must be defined when using toolUse and toolResult content blocks.");
        }
        Set<String> names = new TreeSet<>();
        conversation.body().path("toolConfig").path("tools").forEach(tool -> {
            if (tool.has("toolSpec")) {
                String name = tool.path("toolSpec").path("name").asText();
                matches(TOOL_NAME, name, "toolConfig.tools.member.toolSpec.name");
                if (!names.add(name)) {
                    throw invalid("The toolConfig.tools contain the tool name " + name + " twice.");
                }
            }
        });
    }

    private static void checkLimits(JsonNode body) {
        double temperature = body.path("inferenceConfig").path("temperature").asDouble(0);
        if (temperature < 0 || temperature > 1) {
            throw invalid("Value '" + temperature + "' at 'inferenceConfig.temperature' failed to satisfy constraint:"
                    + " Member must have value less than or equal to 1");
        }
        if (body.path("inferenceConfig").path("maxTokens").asInt(1) < 1) {
            throw invalid("Value at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value"
                    + " greater than or equal to 1");
        }
        if (body.path("requestMetadata").size() > MOST_METADATA) {
            throw invalid("Value at 'requestMetadata' failed to satisfy constraint: Member must have length less than"
                    + " or equal to " + MOST_METADATA);
        }
        int cachePoints = body.findParents("cachePoint").size();
        if (cachePoints > MOST_CACHE_POINTS) {
            throw invalid("A maximum of " + MOST_CACHE_POINTS + " cachePoint blocks may be provided. Found "
                    + cachePoints + ".");
        }
    }

    private static Set<String> uses(JsonNode message) {
        return Conversation.blocks(message, "toolUse").stream()
                .map(use -> use.path("toolUseId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void matches(Pattern pattern, String value, String where) {
        if (!pattern.matcher(value).matches()) {
            throw invalid("1 validation error detected: Value '" + value + "' at '" + where
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + pattern.pattern());
        }
    }

    private static AwsError invalid(String message) {
        return Errors.invalid(message);
    }
}
