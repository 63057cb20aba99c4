package routes.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import routes.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Looks at the lake's queues. To look takes no message and touches no receive count. */
public final class SqsQueueStates {
    private final SqsClient sqs;
    private final String prefix;

    public SqsQueueStates(SqsClient sqs, Settings settings) {
        this.sqs = sqs;
        this.prefix = settings.text("loglake.queues.prefix");
    }

    /** @param queue without the lake's prefix; empty when there is none of this name */
    public Optional<QueueState> of(String queue) {
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(name(queue))).queueUrl();
            return Optional.of(
                    state(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                            .attributes()));
        } catch (QueueDoesNotExistException none) {
            return Optional.empty();
        }
    }

    /** The whole name of a queue. */
    public String name(String queue) {
        return prefix + queue;
    }

    /** The local AWS does not tell how long it keeps messages; the lake asked it for {@link SqsQueues#RETENTION}. */
    private static QueueState state(Map<QueueAttributeName, String> attributes) {
        return new QueueState(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                Optional.ofNullable(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(SqsQueues.RETENTION),
                attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, ""));
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
