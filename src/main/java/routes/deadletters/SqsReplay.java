package routes.deadletters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import routes.aws.DeadLetterQueue;
import routes.aws.Digests;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * One replay under way: hands out the chosen letters, a handful at a time, and sends them. What it sets out to send is in its
 * receipt before it is sent, so that the maximum also holds when the request comes again after a crash.
 */
public final class SqsReplay implements Iterable<Letter>, Iterator<Letter>, AutoCloseable {
    private static final int HANDFUL = 10;
    private static final long PAUSE_NANOS = 500_000_000L;

    private final ReplayRequest request;
    private final SqsDeadLetters letters;
    private final S3Receipts receipts;
    private final Tally tally;
    private final Clock clock;
    private final Instant patience;
    private final Deque<DeadLetterQueue> queues;
    private final Deque<Letter> handful = new ArrayDeque<>();
    private final Map<DeadLetterQueue, SqsLetterQueue> looks = new HashMap<>();
    private Optional<SqsLetterQueue> look = Optional.empty();

    SqsReplay(Receipt before, SqsDeadLetters letters, S3Receipts receipts, Clock clock) {
        request = before.request();
        this.letters = letters;
        this.receipts = receipts;
        this.clock = clock;
        tally = new Tally(before);
        patience = before.chosen() == 0
                ? Instant.MIN
                : clock.instant().plus(SqsLetterQueue.HELD).plus(SqsLetterQueue.HELD);
        queues = new ArrayDeque<>();
        if (!before.hasEnded()) {
            queues.addAll(request.source() == null ? letters.queues() : letters.queuesOf(request.source()));
        }
    }

    /** Letters a second, for the throttle of the route. */
    public int rate() {
        return request.ratePerSecond();
    }

    @Override
    public String toString() {
        return "replay " + request.id();
    }

    /** Goes on where the last one stopped. */
    @Override
    public Iterator<Letter> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        if (handful.isEmpty()) {
            fill();
        }
        return !handful.isEmpty();
    }

    @Override
    public Letter next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all letters that request " + request.id() + " chooses were handed out");
        }
        return handful.remove();
    }

    /** Sends {@code letter} to the queue that it came from; only then removes it. */
    void send(Letter letter) {
        String origin = letter.queue().origin();
        SqsMessages target = letters.messages(origin)
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION, "there is no queue " + origin + " to send letters back to; make it"));
        Map<String, String> trace = Map.of("replay", request.id());
        if (letter.queue().isFifo()) {
            target.sendFifo(letter.body(), letter.group(), Digests.sha256(request.id() + " " + letter.id()), trace);
        } else {
            target.send(letter.body(), trace);
        }
        Objects.requireNonNull(looks.get(letter.queue())).remove(letter);
        tally.sent(letter);
    }

    void failed(Letter letter) {
        tally.failed(letter);
    }

    /** Writes the receipt, once and for all. */
    Receipt finish() {
        close();
        if (tally.hasEnded()) {
            return tally.before();
        }
        Receipt receipt = tally.receipt(clock.instant());
        receipts.put(receipt);
        return receipt;
    }

    private void fill() {
        while (handful.size() < Math.min(HANDFUL, request.most() - tally.chosen())) {
            Optional<Letter> letter = look.flatMap(SqsLetterQueue::next);
            letter.filter(request::chooses).ifPresent(handful::add);
            if (letter.isEmpty() && (!handful.isEmpty() || !comesBack() && !turn())) {
                break;
            }
        }
        if (!handful.isEmpty()) {
            tally.chose(handful);
            receipts.put(tally.receipt(null));
        }
    }

    /** What was in hand when an earlier attempt was cut off is hidden for a while; it is waited for. */
    private boolean comesBack() {
        if (!clock.instant().isBefore(patience)
                || look.filter(read -> read.heldElsewhere() > 0).isEmpty()) {
            return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return true;
    }

    /** To the next queue; false when that was the last. Looks stay open: a split asks for more before it is done with the last. */
    private boolean turn() {
        look.ifPresent(read -> tally.held(read.heldElsewhere()));
        look = Optional.empty();
        if (queues.isEmpty()) {
            return false;
        }
        DeadLetterQueue queue = queues.remove();
        look = letters.open(queue);
        look.ifPresent(open -> looks.put(queue, open));
        return true;
    }

    /** Gives back what is in hand. */
    @Override
    public void close() {
        looks.values().forEach(SqsLetterQueue::close);
        looks.clear();
        look = Optional.empty();
    }
}
