package routes.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import routes.aws.DeadLetterQueue;
import routes.aws.SqsQueues;
import routes.switches.Switch;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues, their redrive, and whether what waits in them outlives the pauses. */
final class SqsChecks {
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final SqsClient sqs;
    private final String prefix;
    private final Function<String, Optional<Switch>> pauses;
    private final Instant now;

    /** @param pauses the pause that a source is off by */
    SqsChecks(SqsClient sqs, String prefix, Function<String, Optional<Switch>> pauses, Instant now) {
        this.sqs = sqs;
        this.prefix = prefix;
        this.pauses = pauses;
        this.now = now;
    }

    Stream<Check> all(List<String> sources) {
        return SqsQueues.queues(sources).stream().flatMap(queue -> Stream.of(origin(queue), plain(queue.name())));
    }

    private Check origin(DeadLetterQueue queue) {
        return looked(queue.origin(), attributes -> {
            String name = name(queue.origin());
            if (!attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "").contains(prefix + queue.name())) {
                return Check.fail(
                        name,
                        "what fails does not go to " + prefix + queue.name(),
                        "set its redrive policy to that queue (docs/aws.md)");
            }
            Duration retention = retention(attributes).orElse(FOREVER);
            return pauses.apply(queue.owner())
                    .map(pause -> paused(name, pause, retention))
                    .filter(check -> check.state() != Check.State.OK)
                    .orElse(kept(queue.origin(), attributes));
        });
    }

    private Check paused(String name, Switch pause, Duration retention) {
        Instant lost = pause.since().plus(retention).minus(MARGIN);
        Instant until = pause.until();
        if (now.isAfter(lost) || until != null && until.isAfter(lost)) {
            return Check.fail(
                    name,
                    "paused by " + pause.id() + ", but keeps messages " + retention.toDays() + " days only",
                    "turn it on before " + lost
                            + ", or raise the queue's retention; what is lost there, a sweep or backfill brings in");
        }
        return until == null
                ? Check.warn(name, "paused by " + pause.id() + " without an end", "turn it on before " + lost)
                : Check.ok(name, "paused");
    }

    private Check plain(String queue) {
        return looked(queue, attributes -> kept(queue, attributes));
    }

    private interface Look {
        Check take(Map<QueueAttributeName, String> attributes);
    }

    private Check looked(String queue, Look look) {
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(prefix + queue)).queueUrl();
            return look.take(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes());
        } catch (QueueDoesNotExistException none) {
            return Check.fail(name(queue), "is not there", "make it as docs/aws.md says, or set loglake.queues.prefix");
        } catch (SqsException refused) {
            return Check.fail(
                    name(queue),
                    refused.awsErrorDetails().errorCode(),
                    "grant the lake's role the rights that docs/aws.md names");
        }
    }

    private String name(String queue) {
        return "queue " + prefix + queue;
    }

    private Check kept(String queue, Map<QueueAttributeName, String> attributes) {
        return Check.ok(
                name(queue),
                retention(attributes)
                        .map(kept -> "keeps messages " + kept.toDays() + " days")
                        .orElse("keeps messages"));
    }

    /** Empty on the local AWS, which keeps messages until they are taken. */
    private static Optional<Duration> retention(Map<QueueAttributeName, String> attributes) {
        return Optional.ofNullable(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
