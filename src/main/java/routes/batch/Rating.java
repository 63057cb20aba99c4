package routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model says of a record.
 *
 * @param risk 0 nothing to see … 10
 * @param eventIds those that it rests on, all of them asked about
 */
record Rating(int risk, String category, String why, List<String> eventIds) {
    private static final Set<String> FIELDS = Set.of("risk", "category", "why", "eventIds");
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z -]{0,39}");
    private static final Pattern FENCED = Pattern.compile("(?s)```(?:json)?\\s*(.*?)\\s*```");
    private static final int LONGEST_WHY = 2_000;
    private static final int GRAVEST = 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An answer that is no rating, and why. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1L;

        Rejected(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Rejected when it is not what was asked for, or names events that were not shown */
    static Rating of(String answer, Asked asked) throws Rejected {
        JsonNode node = node(answer);
        Set<String> fields = new HashSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        require(fields.equals(FIELDS), "has other fields than risk, category, why and eventIds");
        int risk = node.path("risk").asInt(-1);
        require(node.path("risk").isInt() && risk >= 0 && risk <= GRAVEST, "risk is no whole number from 0 to 10");
        String category = node.path("category").asText();
        require(CATEGORY.matcher(category).matches(), "category is no word");
        String why = node.path("why").asText();
        require(
                node.path("why").isTextual() && why.length() <= LONGEST_WHY,
                "why is no text of up to 2,000 characters");
        List<String> eventIds = eventIds(node.path("eventIds"), asked);
        require(risk == 0 || !eventIds.isEmpty(), "names no event");
        return new Rating(risk, category, why, eventIds);
    }

    private static JsonNode node(String answer) throws Rejected {
        Matcher fenced = FENCED.matcher(answer.strip());
        try {
            JsonNode node = JSON.readTree(fenced.matches() ? fenced.group(1) : answer);
            require(node.isObject(), "is no JSON object");
            return node;
        } catch (JsonProcessingException broken) {
            throw new Rejected("is no JSON object");
        }
    }

    private static List<String> eventIds(JsonNode node, Asked asked) throws Rejected {
        require(node.isArray(), "eventIds is no list");
        Set<String> shown = Set.copyOf(asked.eventIds());
        List<String> ids = new ArrayList<>();
        for (JsonNode id : node) {
            require(id.isTextual() && shown.contains(id.asText()), "names an event that was not shown to it");
            if (!ids.contains(id.asText())) {
                ids.add(id.asText());
            }
        }
        return ids;
    }

    private static void require(boolean holds, String otherwise) throws Rejected {
        if (!holds) {
            throw new Rejected(otherwise);
        }
    }
}
