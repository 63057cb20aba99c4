package local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import routes.aws.LocalAws.BucketNotification;
import routes.aws.LocalAws.Envelope;

/** Notifications as S3, SNS and EventBridge write them. */
final class NotificationJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";
    private static final String LOOPBACK = "127.0.0.1";

    private final Clock clock;
    private final Sequencer sequencer;

    NotificationJson(Clock clock, Sequencer sequencer) {
        this.clock = clock;
        this.sequencer = sequencer;
    }

    String write(Envelope envelope, Change change) {
        return switch (envelope) {
            case S3 -> records(change).toString();
            case SNS -> sns(change.bucket(), records(change)).toString();
            case EVENTBRIDGE -> eventBridge(change).toString();
        };
    }

    String test(BucketNotification rule) {
        ObjectNode test = JSON.createObjectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", now())
                .put("Bucket", rule.bucket())
                .put("RequestId", requestId())
                .put("HostId", "local");
        return rule.envelope() == Envelope.SNS ? sns(rule.bucket(), test).toString() : test.toString();
    }

    private ObjectNode records(Change change) {
        ObjectNode records = JSON.createObjectNode();
        ObjectNode event = records.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", REGION)
                .put("eventTime", now())
                .put("eventName", change.kind().eventName);
        event.putObject("userIdentity").put("principalId", "local");
        event.putObject("requestParameters").put("sourceIPAddress", LOOPBACK);
        event.putObject("responseElements").put("x-amz-request-id", requestId()).put("x-amz-id-2", "local");
        ObjectNode s3 = event.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", "local");
        s3.putObject("bucket")
                .put("name", change.bucket())
                .put("arn", arn(change.bucket()))
                .putObject("ownerIdentity")
                .put("principalId", "local");
        ObjectNode object = s3.putObject("object").put("key", urlEncoded(change.key()));
        if (change.kind() != Change.Kind.DELETE) {
            object.put("size", change.bytes()).put("eTag", change.etag());
        }

        object.put("sequencer", sequencer.next());
        return records;
    }

    private ObjectNode sns(String bucket, ObjectNode message) {
        return JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", UUID.randomUUID().toString())
                .put("TopicArn", "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + bucket)
                .put("Subject", "Amazon S3 Notification")
                .put("Message", message.toString())
                .put("Timestamp", now());
    }

    private ObjectNode eventBridge(Change change) {
        boolean removed = change.kind() == Change.Kind.DELETE;
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", removed ? "Object Deleted" : "Object Created")
                .put("source", "aws.s3")
                .put("account", ACCOUNT)
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", REGION);
        event.putArray("resources").add(arn(change.bucket()));
        ObjectNode detail = event.putObject("detail")
                .put("version", "0")
                .put("request-id", requestId())
                .put("requester", ACCOUNT)
                .put("source-ip-address", LOOPBACK)
                .put("reason", change.kind().reason);
        detail.putObject("bucket").put("name", change.bucket());
        ObjectNode object = detail.putObject("object").put("key", change.key());
        if (!removed) {
            object.put("size", change.bytes()).put("etag", change.etag());
        }

        object.put("sequencer", sequencer.next());
        return event;
    }

    /** As in a notification: a blank is '+', a slash stays. */
    private static String urlEncoded(String key) {
        return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
    }

    private static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    private String now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.getNano() == 0 ? now.toString().replace("Z", ".000Z") : now.toString();
    }

    private static String requestId() {
        return Long.toHexString(UUID.randomUUID().getMostSignificantBits()).toUpperCase(Locale.ROOT);
    }
}
