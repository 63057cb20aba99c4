package local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.DeduplicationId;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;
import scala.jdk.javaapi.CollectionConverters;

/** A message as a line of the journal, with all that its order, visibility and redrive depend on. */
final class MessageJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageJson() {}

    static ObjectNode write(InternalMessage message) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", message.id())
                .put("receipt", orNull(message.deliveryReceipts().lastOption()))
                .put("nextDelivery", message.nextDelivery())
                .put("body", message.content().value())
                .put("created", message.created().toString())
                .put("order", message.orderIndex())
                .put("receiveCount", message.receiveCount())
                .put("fifo", message.isFifo())
                .put("group", orNull(message.messageGroupId()))
                .put("deduplication", orNull(message.messageDeduplicationId().map(DeduplicationId::id)))
                .put("trace", orNull(message.tracingId().map(TracingId::id)))
                .put("sequence", orNull(message.sequenceNumber()))
                .put("deadLetterSource", orNull(message.deadLetterSourceQueueName()));
        if (message.firstReceive() instanceof OnDateTimeReceived received) {
            json.put("received", received.when().toString());
        }

        ObjectNode attributes = json.putObject("attributes");
        CollectionConverters.asJava(message.messageAttributes())
                .forEach((name, value) -> attributes.set(name, attribute(value)));
        return json;
    }

    static InternalMessage read(JsonNode json) {
        return new InternalMessage(
                json.get("id").asText(),
                receipts(json),
                json.get("nextDelivery").asLong(),
                new MessageContent(json.get("body").asText()),
                attributes(json.get("attributes")),
                OffsetDateTime.parse(json.get("created").asText()),
                json.get("order").asInt(),
                received(json),
                json.get("receiveCount").asInt(),
                json.get("fifo").asBoolean(),
                text(json, "group"),
                text(json, "deduplication").map(DeduplicationId::new),
                text(json, "trace").map(TracingId::new),
                text(json, "sequence"),
                text(json, "deadLetterSource"));
    }

    private static ObjectNode attribute(MessageAttribute attribute) {
        ObjectNode json = JSON.createObjectNode().put("type", orNull(attribute.customType()));
        if (attribute instanceof BinaryMessageAttribute binary) {
            return json.put("binary", binary.asBase64());
        }

        return attribute instanceof NumberMessageAttribute number
                ? json.put("number", number.stringValue())
                : json.put("string", ((StringMessageAttribute) attribute).stringValue());
    }

    private static MessageAttribute attribute(JsonNode json) {
        if (json.has("binary")) {
            return BinaryMessageAttribute.fromBase64(json.get("binary").asText(), text(json, "type"));
        }

        return json.has("number")
                ? new NumberMessageAttribute(json.get("number").asText(), text(json, "type"))
                : new StringMessageAttribute(json.get("string").asText(), text(json, "type"));
    }

    private static scala.collection.immutable.Map<String, MessageAttribute> attributes(JsonNode json) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        json.properties().forEach(entry -> attributes.put(entry.getKey(), attribute(entry.getValue())));
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(attributes));
    }

    private static ArrayBuffer<String> receipts(JsonNode json) {
        List<String> receipts = json.get("receipt").isNull()
                ? List.of()
                : List.of(json.get("receipt").asText());
        return ArrayBuffer.from(CollectionConverters.asScala(receipts));
    }

    private static Received received(JsonNode json) {
        return json.has("received")
                ? new OnDateTimeReceived(
                        OffsetDateTime.parse(json.get("received").asText()))
                : NeverReceived$.MODULE$;
    }

    private static Option<String> text(JsonNode json, String name) {
        return Option.apply(json.get(name).isNull() ? null : json.get(name).asText());
    }

    private static @Nullable String orNull(Option<String> value) {
        return value.isDefined() ? value.get() : null;
    }
}
