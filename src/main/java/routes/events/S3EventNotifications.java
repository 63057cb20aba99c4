package routes.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * Reads the new objects out of a queue message, whichever way S3 sent it: bare, wrapped by SNS, or through EventBridge. The
 * {@code s3:TestEvent}, removals and folder markers name no new object.
 */
public final class S3EventNotifications {
    private static final ObjectMapper JSON = new ObjectMapper();

    private S3EventNotifications() {}

    /**
     * The objects in the order of the message's records.
     *
     * @throws LakeException UNREADABLE_EVENT when the message is nothing that S3 sends
     */
    public static List<S3Object> objects(String message) {
        JsonNode root = parsed(message);
        if (root.path("Message").isTextual()) {
            return objects(root.path("Message").asText());
        }
        if (root.path("Event").asText().equals("s3:TestEvent")) {
            return List.of();
        }
        if (root.has("detail-type") && root.path("detail").isObject()) {
            return ofEventBridge(root);
        }
        if (root.path("Records").isArray()) {
            return ofRecords(root.path("Records"));
        }
        throw unreadable(message, "it has neither Records[], nor Message, nor detail", null);
    }

    /** The notification that S3 itself would send for {@code object}. */
    static String message(S3Object object) {
        ObjectNode record = JSON.createObjectNode()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("eventName", "ObjectCreated:Put")
                .put("eventTime", object.modified().toString());
        ObjectNode s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", object.bucket());
        s3.putObject("object")
                .put(
                        "key",
                        URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", object.bytes())
                .put("eTag", object.etag())
                .put("versionId", object.versionId())
                .put("sequencer", object.sequencer());
        ObjectNode message = JSON.createObjectNode();
        message.putArray("Records").add(record);
        return message.toString();
    }

    private static List<S3Object> ofRecords(JsonNode records) {
        List<S3Object> objects = new ArrayList<>();
        for (JsonNode record : records) {
            JsonNode object = record.path("s3").path("object");
            if (!record.path("eventName").asText().matches("(s3:)?ObjectCreated:.*")) {
                continue;
            }
            String key = URLDecoder.decode(required(object, "key", record), StandardCharsets.UTF_8);
            if (!key.endsWith("/")) {
                objects.add(object(
                        record.path("s3").path("bucket"), key, object, "eTag", "versionId", record.path("eventTime")));
            }
        }
        return objects;
    }

    private static List<S3Object> ofEventBridge(JsonNode event) {
        JsonNode object = event.path("detail").path("object");
        if (!event.path("detail-type").asText().equals("Object Created")) {
            return List.of();
        }
        String key = required(object, "key", event);
        if (key.endsWith("/")) {
            return List.of();
        }
        return List.of(
                object(event.path("detail").path("bucket"), key, object, "etag", "version-id", event.path("time")));
    }

    private static S3Object object(
            JsonNode bucket, String key, JsonNode object, String etag, String version, JsonNode time) {
        return new S3Object(
                required(bucket, "name", bucket),
                key,
                object.path("size").asLong(),
                object.path(etag).asText().replace("\"", ""),
                object.hasNonNull(version) ? object.path(version).asText() : null,
                object.path("sequencer").asText(),
                instant(time));
    }

    private static Instant instant(JsonNode time) {
        try {
            return Instant.parse(time.asText());
        } catch (DateTimeParseException noTime) {
            throw unreadable(time.toString(), "its event time is not ISO-8601", noTime);
        }
    }

    private static String required(JsonNode parent, String name, JsonNode shown) {
        if (!parent.path(name).isTextual() || parent.path(name).asText().isEmpty()) {
            throw unreadable(shown.toString(), "it names no " + name, null);
        }
        return parent.path(name).asText();
    }

    private static JsonNode parsed(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException notJson) {
            throw unreadable(message, "it is not JSON", notJson);
        }
    }

    private static LakeException unreadable(String message, String why, @Nullable Throwable cause) {
        String shown = message.length() > 200 ? message.substring(0, 200) + "…" : message;
        return new LakeException(Reason.UNREADABLE_EVENT, "not an S3 event notification, " + why + ": " + shown, cause);
    }
}
