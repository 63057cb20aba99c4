package local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.QueueData;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** A queue's settings as a line of the journal. */
final class QueueJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QueueJson() {}

    static ObjectNode write(QueueData queue) {
        ObjectNode json = JSON.createObjectNode()
                .put("name", queue.name())
                .put("visibilityMillis", queue.defaultVisibilityTimeout().millis())
                .put("delaySeconds", queue.delay().toSeconds())
                .put("waitSeconds", queue.receiveMessageWait().toSeconds())
                .put("created", queue.created().toString())
                .put("modified", queue.lastModified().toString())
                .put("fifo", queue.isFifo())
                .put("contentBasedDeduplication", queue.hasContentBasedDeduplication());
        if (queue.deadLettersQueue().isDefined()) {
            DeadLettersQueueData deadLetters = queue.deadLettersQueue().get();
            json.putObject("deadLetters")
                    .put("queue", deadLetters.name())
                    .put("maxReceiveCount", deadLetters.maxReceiveCount());
        }

        ObjectNode tags = json.putObject("tags");
        CollectionConverters.asJava(queue.tags()).forEach(tags::put);
        return json;
    }

    static CreateQueueData read(JsonNode json) {
        return new CreateQueueData(
                json.get("name").asText(),
                Option.apply(
                        new MillisVisibilityTimeout(json.get("visibilityMillis").asLong())),
                Option.apply(Duration.ofSeconds(json.get("delaySeconds").asLong())),
                Option.apply(Duration.ofSeconds(json.get("waitSeconds").asLong())),
                Option.apply(OffsetDateTime.parse(json.get("created").asText())),
                Option.apply(OffsetDateTime.parse(json.get("modified").asText())),
                Option.apply(deadLetters(json.get("deadLetters"))),
                json.get("fifo").asBoolean(),
                json.get("contentBasedDeduplication").asBoolean(),
                Option.empty(),
                Option.empty(),
                tags(json.get("tags")));
    }

    private static @Nullable DeadLettersQueueData deadLetters(@Nullable JsonNode json) {
        return json == null
                ? null
                : new DeadLettersQueueData(
                        json.get("queue").asText(), json.get("maxReceiveCount").asInt());
    }

    private static scala.collection.immutable.Map<String, String> tags(JsonNode json) {
        Map<String, String> tags = new LinkedHashMap<>();
        json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(tags));
    }
}
