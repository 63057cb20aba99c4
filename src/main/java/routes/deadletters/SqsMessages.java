package routes.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The messages of one queue, as plain calls whose answer is known when they return. */
final class SqsMessages {
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String url;
    private final int waitSeconds;

    SqsMessages(SqsClient sqs, String url, int waitSeconds) {
        this.sqs = sqs;
        this.url = url;
        this.waitSeconds = waitSeconds;
    }

    /** Up to ten messages, which nobody else gets for {@code held}. */
    List<Message> receive(Duration held) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds(waitSeconds)
                        .visibilityTimeout((int) held.toSeconds())
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** Keeps messages in hand for {@code time} from now; none hands them back. One that went meanwhile is no matter. */
    void hide(Collection<String> receipts, Duration time) {
        List<String> all = new ArrayList<>(receipts);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url)
                    .entries(IntStream.range(0, some.size())
                            .mapToObj(number -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(Integer.toString(number))
                                    .receiptHandle(some.get(number))
                                    .visibilityTimeout((int) time.toSeconds())
                                    .build())
                            .toList()));
        }
    }

    /** Returns when the message is gone; the client's own batches would not say whether it is. */
    void delete(String receipt) {
        List<BatchResultErrorEntry> refused = sqs.deleteMessageBatch(delete -> delete.queueUrl(url)
                        .entries(DeleteMessageBatchRequestEntry.builder()
                                .id("0")
                                .receiptHandle(receipt)
                                .build()))
                .failed();
        if (!refused.isEmpty()) {
            throw new LakeException(
                    Reason.GONE,
                    "a letter of " + url + " could not be removed: "
                            + refused.get(0).message() + "; it comes again, replay it then");
        }
    }

    void send(String body, Map<String, String> attributes) {
        sqs.sendMessage(message(body, attributes).build());
    }

    /** @param deduplication within five minutes, SQS takes one message of it */
    void sendFifo(String body, String group, String deduplication, Map<String, String> attributes) {
        sqs.sendMessage(message(body, attributes)
                .messageGroupId(group)
                .messageDeduplicationId(deduplication)
                .build());
    }

    /** Messages in anyone's hand. */
    int inFlight() {
        return Integer.parseInt(sqs.getQueueAttributes(get ->
                        get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
    }

    private SendMessageRequest.Builder message(String body, Map<String, String> attributes) {
        return SendMessageRequest.builder()
                .queueUrl(url)
                .messageBody(body)
                .messageAttributes(attributes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(attribute.getValue())
                                .build())));
    }
}
