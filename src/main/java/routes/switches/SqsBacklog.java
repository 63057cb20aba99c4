package routes.switches;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aws.DeadLetterQueue;
import routes.aws.QueueState;
import routes.aws.SqsQueueStates;
import routes.aws.SqsQueues;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What waits in the queues of a target, and for how long it can. Nothing is known of a queue that is out of reach. */
public final class SqsBacklog {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBacklog.class);

    private final SqsQueueStates states;
    private final Sources sources;

    public SqsBacklog(SqsClient sqs, Settings settings, Sources sources) {
        states = new SqsQueueStates(sqs, settings);
        this.sources = sources;
    }

    /** How long the queues that {@code off} lets wait keep a message: the shortest of them. */
    public Optional<Duration> retention(Target off) {
        return of(off).flatMap(queue -> state(queue).stream())
                .map(QueueState::retention)
                .min(Comparator.naturalOrder());
    }

    /** Messages that wait in the queues of {@code off} now, in anyone's hand or not. */
    public OptionalLong messages(Target off) {
        List<QueueState> waiting =
                of(off).flatMap(queue -> state(queue).stream()).toList();
        return waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        waiting.stream().mapToLong(QueueState::messages).sum());
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

    private Optional<QueueState> state(String queue) {
        try {
            return states.of(queue);
        } catch (SdkException unknown) {
            LOG.warn("nothing is known of queue {}: {}", states.name(queue), unknown.getMessage());
            return Optional.empty();
        }
    }
}
