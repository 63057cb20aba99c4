package routes.aws;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import routes.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queues that the lake lives on. On the local AWS it makes them itself; on AWS an administrator does. */
public final class SqsQueues {
    /** SQS holds a FIFO message back for at most this long. */
    private static final int MOST_DELAY_SECONDS = 900;

    /** For how long a queue that the lake makes keeps a message; the longest that SQS allows. */
    public static final Duration RETENTION = Duration.ofDays(14);

    /** What the lake tells itself to do. */
    private static final List<String> WORK =
            List.of("placements.fifo", "aggregate.fifo", "seal.fifo", "replay", "backfill");

    private final SqsClient sqs;
    private final String prefix;
    private final int maxReceives;

    private SqsQueues(SqsClient sqs, String prefix, int maxReceives) {
        this.sqs = sqs;
        this.prefix = prefix;
        this.maxReceives = maxReceives;
    }

    /** The queues under the configured prefix. */
    public static SqsQueues of(SqsClient sqs, Settings settings) {
        return new SqsQueues(
                sqs, settings.text("loglake.queues.prefix"), settings.number("loglake.queues.max-receives", 1));
    }

    /** {@code <source>-events} and {@code <source>-dead}. */
    public void makeSource(String source) {
        String dead = make(source + "-dead", Map.of());
        make(source + "-events", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive(dead)));
    }

    /** {@code placements.fifo}, {@code aggregate.fifo}, {@code seal.fifo}, {@code replay} and {@code backfill} with their dead letter queues. */
    public void makeWork(long bucketSeconds) {
        makeFifo("placements", 0);
        makeFifo("seal", 0);
        makeFifo("aggregate", Math.min(bucketSeconds, MOST_DELAY_SECONDS));
        makeStandard("replay");
        makeStandard("backfill");
    }

    private void makeStandard(String name) {
        String dead = make(name + "-dead", Map.of());
        make(name, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive(dead)));
    }

    /** All queues of a lake of {@code sources}, each with the one that keeps its dead letters. */
    public static List<DeadLetterQueue> queues(List<String> sources) {
        Stream<DeadLetterQueue> ofSources =
                Stream.concat(sources.stream(), Stream.of("readready")).map(DeadLetterQueue::ofSource);
        return Stream.concat(ofSources, WORK.stream().map(DeadLetterQueue::ofWork))
                .toList();
    }

    /** Names of the queues that a lake of {@code sources} needs and that are not there. */
    public List<String> missing(List<String> sources) {
        return queues(sources).stream()
                .flatMap(queue -> Stream.of(queue.origin(), queue.name()))
                .map(queue -> prefix + queue)
                .filter(name -> !exists(name))
                .toList();
    }

    /** Names of the queues of {@code source} that are not there. */
    public List<String> missingOf(String source) {
        DeadLetterQueue queue = DeadLetterQueue.ofSource(source);
        return Stream.of(queue.origin(), queue.name())
                .map(name -> prefix + name)
                .filter(name -> !exists(name))
                .toList();
    }

    private void makeFifo(String name, long delaySeconds) {
        String dead = make(name + "-dead.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        make(
                name + ".fifo",
                Map.of(
                        QueueAttributeName.FIFO_QUEUE, "true",
                        QueueAttributeName.DELAY_SECONDS, Long.toString(delaySeconds),
                        QueueAttributeName.REDRIVE_POLICY, redrive(dead)));
    }

    /** Returns the queue's ARN. */
    private String make(String name, Map<QueueAttributeName, String> attributes) {
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.put(QueueAttributeName.VISIBILITY_TIMEOUT, "120");
        all.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(RETENTION.toSeconds()));
        all.putAll(attributes);
        String url = exists(prefix + name)
                ? sqs.getQueueUrl(get -> get.queueName(prefix + name)).queueUrl()
                : sqs.createQueue(create -> create.queueName(prefix + name).attributes(all))
                        .queueUrl();
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private boolean exists(String name) {
        try {
            sqs.getQueueUrl(get -> get.queueName(name));
            return true;
        } catch (QueueDoesNotExistException notYet) {
            return false;
        }
    }

    private String redrive(String deadArn) {
        return "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":" + maxReceives + "}";
    }
}
