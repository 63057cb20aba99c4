package local.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import local.endpoint.Json;
import local.endpoint.Request;
import local.sns.Topics.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is published into the queues that subscribed. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_SUBJECT = 100;

    private final BiConsumer<String, String> queues;
    private final Clock clock;

    Deliveries(BiConsumer<String, String> queues, Clock clock) {
        this.queues = queues;
        this.clock = clock;
    }

    void send(String id, Request request, List<Subscription> subscriptions) {
        String message = request.text("Message");
        if (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw request.refused("Invalid parameter: Message too long");
        }
        if (request.find("Subject").orElse("").length() > LONGEST_SUBJECT) {
            throw request.refused("Invalid parameter: Subject");
        }
        for (Subscription one : subscriptions) {
            String queue = one.endpoint().substring(one.endpoint().lastIndexOf(':') + 1);
            try {
                queues.accept(queue, one.raw() ? message : envelope(id, request, one));
            } catch (IllegalStateException noQueue) {
                // As with SNS itself: who publishes does not hear of a subscriber that is gone.
                LOG.warn("{} is not delivered to {}: {}", one.topic(), queue, noQueue.getMessage());
            }
        }
    }

    private String envelope(String id, Request request, Subscription one) {
        ObjectNode envelope =
                Json.object().put("Type", "Notification").put("MessageId", id).put("TopicArn", one.topic());
        request.find("Subject").ifPresent(subject -> envelope.put("Subject", subject));
        return envelope.put("Message", request.text("Message"))
                .put("Timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SignatureVersion", "1")
                .put("Signature", "local")
                .put("UnsubscribeURL", "http://127.0.0.1/?Action=Unsubscribe&SubscriptionArn=" + one.arn())
                .toString();
    }
}
