package routes.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.aws.DeadLetterQueue;
import routes.aws.Digests;
import routes.events.S3EventNotifications;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.filters.KeyFacts;

/** Reads a message of a dead letter queue, whoever put it there: a route of the lake, or SQS itself. */
final class LetterReader {
    /** Attributes of a letter that is set apart from its group keep what SQS knew of it. */
    static final String ORIGINAL_ID = "letter";

    static final String ORIGINAL_GROUP = "group";
    static final String SINCE = "since";
    static final String REASON = "reason";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_LENGTH = 10;
    private static final int LONGEST_ABOUT = 160;

    private LetterReader() {}

    /** @param attributes of the message, as text */
    static Letter letter(
            DeadLetterQueue queue,
            String messageId,
            Instant sent,
            int receives,
            Map<String, String> attributes,
            String body) {
        JsonNode json = json(body);
        List<S3Object> objects = objects(body);
        return new Letter(
                id(queue, attributes.getOrDefault(ORIGINAL_ID, messageId)),
                queue,
                queue.isOfSource() ? queue.owner() : json.path("source").asText(queue.owner()),
                attributes.getOrDefault(REASON, Reason.MAX_RECEIVES.label()),
                attributes.getOrDefault("error", ""),
                attributes.getOrDefault("route", ""),
                about(objects, json, body),
                objects,
                accounts(objects, json),
                attributes.containsKey(SINCE) ? Instant.parse(attributes.get(SINCE)) : sent,
                receives,
                queue.isFifo() ? attributes.getOrDefault(ORIGINAL_GROUP, group(queue, json, body)) : "",
                body);
    }

    private static String id(DeadLetterQueue queue, String messageId) {
        return Digests.sha256(queue.name() + " " + messageId).substring(0, ID_LENGTH);
    }

    private static List<S3Object> objects(String body) {
        try {
            return S3EventNotifications.objects(body);
        } catch (LakeException noNotification) {
            return List.of();
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static String about(List<S3Object> objects, JsonNode json, String body) {
        String line = objects.isEmpty()
                ? json.path("location").asText(body)
                : objects.get(0).uri() + (objects.size() == 1 ? "" : " and " + (objects.size() - 1) + " more");
        return line.length() > LONGEST_ABOUT ? line.substring(0, LONGEST_ABOUT) + "…" : line;
    }

    private static Set<String> accounts(List<S3Object> objects, JsonNode json) {
        Stream<String> keys = Stream.concat(
                objects.stream().map(S3Object::key),
                Stream.of(json.path("location").asText()));
        return keys.flatMap(key -> KeyFacts.account(key).stream()).collect(Collectors.toSet());
    }

    /** As the routes that send to these queues choose it; messages of the same text share one elsewhere. */
    private static String group(DeadLetterQueue queue, JsonNode json, String body) {
        List<String> parts =
                switch (queue.origin()) {
                    case "placements.fifo" -> List.of("table");
                    case "aggregate.fifo" -> List.of("source", "day", "shard");
                    case "seal.fifo" -> List.of("table", "day");
                    default -> List.of();
                };
        String group = parts.stream().map(part -> json.path(part).asText()).collect(Collectors.joining("/"));
        return Digests.sha256(group.isEmpty() ? body : group);
    }
}
