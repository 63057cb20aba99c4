package routes.switches;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aws.DeadLetterQueue;
import routes.aws.SqsQueues;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What waits in the queues of a target, and for how long it can. Nothing is known of a queue that is out of reach. */
public final class SqsBacklog {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBacklog.class);

    private final SqsClient sqs;
    private final String prefix;
    private final Sources sources;

    public SqsBacklog(SqsClient sqs, Settings settings, Sources sources) {
        this.sqs = sqs;
        prefix = settings.text("loglake.queues.prefix");
        this.sources = sources;
    }

    /** How long the queues that {@code off} lets wait keep a message: the shortest of them. */
    public Optional<Duration> retention(Target off) {
        return of(off).flatMap(queue -> attributes(queue).stream())
                .map(attributes -> Optional.ofNullable(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(SqsQueues.RETENTION))
                .min(Comparator.naturalOrder());
    }

    /** Messages that wait in the queues of {@code off} now, in anyone's hand or not. */
    public OptionalLong messages(Target off) {
        List<Long> waiting = of(off).flatMap(queue -> attributes(queue).stream())
                .map(attributes -> number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                        + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .toList();
        return waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waiting.stream().mapToLong(Long::longValue).sum());
    }

    private Stream<String> of(Target off) {
        return switch (off.kind()) {
            case ALL -> queues().map(DeadLetterQueue::origin);
            case SOURCE ->
                queues().filter(queue -> queue.isOfSource() && queue.owner().equals(off.name()))
                        .map(DeadLetterQueue::origin);
            case TABLE -> Stream.empty();
        };
    }

    private Stream<DeadLetterQueue> queues() {
        return SqsQueues.queues(sources.all().stream().map(Source::name).toList()).stream();
    }

    private Optional<Map<QueueAttributeName, String>> attributes(String queue) {
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(prefix + queue)).queueUrl();
            return Optional.of(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes());
        } catch (SdkException unknown) {
            LOG.warn("nothing is known of queue {}{}: {}", prefix, queue, unknown.getMessage());
            return Optional.empty();
        }
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }
}
