package local.s3;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.aws.LocalAws.BucketNotification;
import routes.aws.LocalAws.Envelope;

/** Which bucket's objects are told to which queue. */
final class Notifications {
    private final RuleFile file;
    private final BiConsumer<String, String> queues;
    private final NotificationJson json;
    private volatile List<BucketNotification> rules;

    Notifications(RuleFile file, BiConsumer<String, String> queues, Clock clock) {
        this.file = file;
        this.queues = queues;
        this.json = new NotificationJson(clock, new Sequencer(clock));
        this.rules = file.read();
    }

    /** The rules of the buckets named here, in place of those they had; a new one is tested as S3 does. */
    synchronized void replace(List<BucketNotification> changed) {
        Set<String> buckets = changed.stream().map(BucketNotification::bucket).collect(Collectors.toSet());
        changed.stream()
                // EventBridge is sent no test.
                .filter(rule -> !rules.contains(rule) && rule.envelope() != Envelope.EVENTBRIDGE)
                .forEach(rule -> queues.accept(rule.queue(), json.test(rule)));
        List<BucketNotification> all = Stream.concat(
                        rules.stream().filter(rule -> !buckets.contains(rule.bucket())),
                        changed.stream().distinct())
                .toList();
        file.write(all);
        rules = all;
    }

    boolean concern(String bucket, String key) {
        return rules.stream().anyMatch(rule -> applies(rule, bucket, key));
    }

    /** @throws software.amazon.awssdk.services.s3.model.S3Exception 503 when a queue does not take it: the client tries again */
    void tell(Change change) {
        for (BucketNotification rule : rules) {
            if (applies(rule, change.bucket(), change.key())) {
                send(rule, change);
            }
        }
    }

    private void send(BucketNotification rule, Change change) {
        try {
            queues.accept(rule.queue(), json.write(rule.envelope(), change));
        } catch (RuntimeException e) {
            throw S3Errors.of(503, "ServiceUnavailable", "cannot tell " + rule.queue() + " of " + change.key(), e);
        }
    }

    private static boolean applies(BucketNotification rule, String bucket, String key) {
        return rule.bucket().equals(bucket) && key.startsWith(rule.prefix()) && key.endsWith(rule.suffix());
    }
}
