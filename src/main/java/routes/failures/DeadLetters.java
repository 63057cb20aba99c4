package routes.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a message that can never succeed is turned into, so that a person can read why and send it back where it came from. */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1_000;

    private final BiConsumer<String, String> onLetter;

    /** @param onLetter is told queue and reason of each dead letter */
    public DeadLetters(BiConsumer<String, String> onLetter) {
        this.onLetter = onLetter;
    }

    /** A dead letter's own payload: what the message was about, in the words of the queue that it came from. */
    public interface Replayable {
        /** The message that brings this back when sent to the queue that it came from. */
        String asMessage();
    }

    /** {@code no-placement} and the like. */
    public String reason(Throwable failure) {
        return failure instanceof LakeException known ? known.reason().label() : Reason.UNREADABLE_EVENT.label();
    }

    /** What happened, short enough for a message attribute. */
    public String error(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        LOG.warn("dead letter: {}", message);
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    /** The body of a dead letter: sent to the queue it came from, it has the effect that failed. Counts it. */
    public String letter(String queue, String reason, Object body) {
        onLetter.accept(queue, reason);
        if (body instanceof Replayable replayable) {
            return replayable.asMessage();
        }
        if (body instanceof String text) {
            return text;
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
