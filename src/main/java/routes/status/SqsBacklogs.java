package routes.status;

import java.util.Map;
import java.util.Optional;
import routes.settings.Settings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** How many messages lie in the lake's queues. To ask takes none of them. */
public final class SqsBacklogs {
    private static final QueueAttributeName WAITING = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName IN_FLIGHT = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    private static final QueueAttributeName DELAYED = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;

    private final SqsClient sqs;
    private final String prefix;

    public SqsBacklogs(SqsClient sqs, Settings settings) {
        this.sqs = sqs;
        this.prefix = settings.text("loglake.queues.prefix");
    }

    /** @param queue without the lake's prefix; empty when there is none of this name */
    public Optional<Backlog> of(String queue) {
        try {
            String url = sqs.getQueueUrl(get -> get.queueName(prefix + queue)).queueUrl();
            Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                            get -> get.queueUrl(url).attributeNames(WAITING, IN_FLIGHT, DELAYED))
                    .attributes();
            return Optional.of(
                    new Backlog(count(attributes, WAITING), count(attributes, IN_FLIGHT), count(attributes, DELAYED)));
        } catch (QueueDoesNotExistException none) {
            return Optional.empty();
        }
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
