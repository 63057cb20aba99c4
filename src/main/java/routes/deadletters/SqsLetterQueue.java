package routes.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aws.DeadLetterQueue;
import routes.aws.Digests;
import routes.failures.Reason;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A look into one dead letter queue. Letters are in its hand, and in nobody else's, until it is closed; then those that were not
 * removed lie there as before. If its process dies, they come back by themselves within a minute.
 */
final class SqsLetterQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqsLetterQueue.class);

    /** How long a letter is hidden from others when the one who looks at it dies. */
    static final Duration HELD = Duration.ofSeconds(60);

    private final SqsMessages messages;
    private final DeadLetterQueue queue;
    private final Clock clock;
    private final Deque<Letter> unread = new ArrayDeque<>();
    private final Map<String, String> receipts = new HashMap<>();
    private Instant heldSince;

    SqsLetterQueue(SqsMessages messages, DeadLetterQueue queue, Clock clock) {
        this.messages = messages;
        this.queue = queue;
        this.clock = clock;
        heldSince = clock.instant();
    }

    /** A letter that this look has not met yet, or empty when all were met. */
    Optional<Letter> next() {
        while (unread.isEmpty() && fill()) {
            keep();
        }
        return Optional.ofNullable(unread.poll());
    }

    /** Removes a letter for good. */
    void remove(Letter letter) {
        messages.delete(receipts.getOrDefault(letter.id(), ""));
        receipts.remove(letter.id());
    }

    /** How many letters are in another one's hand: of a replay that goes on, or of a command that was killed. */
    int heldElsewhere() {
        return Math.max(0, messages.inFlight() - receipts.size());
    }

    private boolean fill() {
        List<Message> some = messages.receive(HELD);
        for (Message message : some) {
            Letter letter = letter(message);
            if (queue.isFifo() && !message.messageAttributes().containsKey(LetterReader.REASON)) {
                setApart(letter, message);
            } else if (receipts.put(letter.id(), message.receiptHandle()) == null) {
                unread.add(letter);
            }
        }
        return !some.isEmpty();
    }

    private Letter letter(Message message) {
        Map<String, String> attributes = message.messageAttributes().entrySet().stream()
                .filter(attribute -> attribute.getValue().stringValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().stringValue()));
        return LetterReader.letter(
                queue,
                message.messageId(),
                Instant.ofEpochMilli(Long.parseLong(
                        message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                Integer.parseInt(
                        message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0")),
                attributes,
                message.body());
    }

    /** SQS redrives a FIFO message in its group, of which it hands out ten and hides the rest behind them; so each gets its own. */
    private void setApart(Letter letter, Message message) {
        messages.sendFifo(
                letter.body(),
                letter.id(),
                Digests.sha256(message.messageId()),
                Map.of(
                        LetterReader.REASON, Reason.MAX_RECEIVES.label(),
                        LetterReader.ORIGINAL_ID, message.messageId(),
                        LetterReader.ORIGINAL_GROUP,
                                message.attributes()
                                        .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, letter.group()),
                        LetterReader.SINCE, letter.since().toString()));
        messages.delete(message.receiptHandle());
    }

    private void keep() {
        if (Duration.between(heldSince, clock.instant()).compareTo(HELD.dividedBy(2)) > 0) {
            messages.hide(receipts.values(), HELD);
            heldSince = clock.instant();
        }
    }

    @Override
    public void close() {
        try {
            messages.hide(receipts.values(), Duration.ZERO);
        } catch (SdkException unreachable) {
            LOG.warn(
                    "{} letters of {} come back by themselves within {} s: {}",
                    receipts.size(),
                    queue.name(),
                    HELD.toSeconds(),
                    unreachable.getMessage());
        }
    }
}
