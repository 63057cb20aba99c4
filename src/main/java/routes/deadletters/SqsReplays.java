package routes.deadletters;

import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.failures.LakeException;
import software.amazon.awssdk.core.exception.SdkException;

/** Brings chosen dead letters back to the queues that they came from. A request that comes again goes on where it stopped. */
public final class SqsReplays {
    private static final Logger LOG = LoggerFactory.getLogger(SqsReplays.class);

    private final SqsDeadLetters letters;
    private final S3Receipts receipts;
    private final BiConsumer<String, String> onReplayed;
    private final Clock clock;

    /** @param onReplayed is told queue and reason of each letter that was sent back */
    SqsReplays(SqsDeadLetters letters, S3Receipts receipts, BiConsumer<String, String> onReplayed, Clock clock) {
        this.letters = letters;
        this.receipts = receipts;
        this.onReplayed = onReplayed;
        this.clock = clock;
    }

    /** Nothing is sent yet; iterate for the letters. */
    public SqsReplay begin(ReplayRequest request) {
        Receipt before = receipts.of(request.id())
                .orElseGet(() -> new Receipt(Receipt.FORMAT, request, clock.instant(), null, 0, List.of(), 0));
        return new SqsReplay(before, letters, receipts, clock);
    }

    /** Sends one letter back and then removes it; one that cannot be sent stays, and holds up no other. */
    public void send(SqsReplay replay, Letter letter) {
        try {
            replay.send(letter);
            onReplayed.accept(letter.queue().origin(), letter.reason());
        } catch (SdkException | LakeException refused) {
            LOG.warn("letter {} of {} stays: {}", letter.id(), letter.queue().name(), refused.getMessage());
            replay.failed(letter);
        }
    }

    public Receipt finish(SqsReplay replay) {
        Receipt receipt = replay.finish();
        LOG.info(
                "{} by {}: {} letters chosen, {} sent, {} failed",
                replay,
                receipt.request().by(),
                receipt.chosen(),
                receipt.sent(),
                receipt.failed());
        return receipt;
    }
}
