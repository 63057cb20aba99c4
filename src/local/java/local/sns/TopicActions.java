package local.sns;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import local.endpoint.Action;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Request;
import local.sns.Topics.Subscription;

/** What SNS does with topics. */
final class TopicActions {
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern QUEUE = Pattern.compile("arn:aws:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}");

    private final Topics topics;
    private final Deliveries deliveries;

    TopicActions(Topics topics, Deliveries deliveries) {
        this.topics = topics;
        this.deliveries = deliveries;
    }

    Map<String, Action> all() {
        return Map.of(
                "CreateTopic", this::create,
                "DeleteTopic", this::delete,
                "ListTopics", this::list,
                "GetTopicAttributes", this::attributes,
                "Subscribe", this::subscribe,
                "Unsubscribe", this::unsubscribe,
                "ListSubscriptionsByTopic", this::subscriptions,
                "Publish", this::publish);
    }

    private ObjectNode create(Request request) {
        String name = request.text("Name");
        if (!NAME.matcher(name).matches()) {
            throw request.refused("Invalid parameter: Topic Name");
        }
        topics.add(ARN + name);
        return Json.object().put("TopicArn", ARN + name);
    }

    private ObjectNode delete(Request request) {
        topics.remove(request.text("TopicArn"));
        return Json.object();
    }

    private ObjectNode list(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode listed = answer.putArray("Topics");
        topics.all().keySet().forEach(arn -> listed.addObject().put("TopicArn", arn));
        return answer;
    }

    private ObjectNode attributes(Request request) {
        List<Subscription> subscriptions = subscriptionsOf(request);
        ObjectNode answer = Json.object();
        ObjectNode attributes = answer.putObject("Attributes");
        attributes.set(
                "entry",
                Json.object()
                        .put("key", "SubscriptionsConfirmed")
                        .put("value", Integer.toString(subscriptions.size())));
        return answer;
    }

    private ObjectNode subscribe(Request request) {
        List<Subscription> there = subscriptionsOf(request);
        String endpoint = request.text("Endpoint");
        if (!request.text("Protocol").equals("sqs") || !QUEUE.matcher(endpoint).matches()) {
            throw request.refused("Invalid parameter: the local AWS delivers to SQS queues only, named by ARN");
        }
        String arn = there.stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .map(Subscription::arn)
                .findFirst()
                .orElseGet(() -> added(request, endpoint));
        return Json.object().put("SubscriptionArn", arn);
    }

    private String added(Request request, String endpoint) {
        String topic = request.text("TopicArn");
        String arn = topic + ":" + UUID.randomUUID();
        topics.add(new Subscription(arn, topic, endpoint, isRaw(request)));
        return arn;
    }

    private static boolean isRaw(Request request) {
        return Stream.iterate(1, n -> n + 1)
                .takeWhile(n -> request.has("Attributes.entry." + n + ".key"))
                .anyMatch(n -> request.text("Attributes.entry." + n + ".key").equals("RawMessageDelivery")
                        && request.text("Attributes.entry." + n + ".value").equals("true"));
    }

    private ObjectNode unsubscribe(Request request) {
        topics.unsubscribe(request.text("SubscriptionArn"));
        return Json.object();
    }

    private ObjectNode subscriptions(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode listed = answer.putArray("Subscriptions");
        subscriptionsOf(request).forEach(one -> listed.addObject()
                .put("TopicArn", one.topic())
                .put("Protocol", "sqs")
                .put("SubscriptionArn", one.arn())
                .put("Owner", "000000000000")
                .put("Endpoint", one.endpoint()));
        return answer;
    }

    private ObjectNode publish(Request request) {
        String id = UUID.randomUUID().toString();
        deliveries.send(id, request, subscriptionsOf(request));
        return Json.object().put("MessageId", id);
    }

    private List<Subscription> subscriptionsOf(Request request) {
        List<Subscription> found = topics.all().get(request.text("TopicArn"));
        if (found == null) {
            throw new AwsError("NotFound", "Topic does not exist");
        }
        return found;
    }
}
