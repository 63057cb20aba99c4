package routes.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of many messages, written together: one write a moment however many messages come, and each hears how it went. */
final class GroupCommit implements AutoCloseable {
    private static final int TELLERS = 4;

    /**
     * @param rows that are worth a write at once
     * @param linger how long fewer wait for more
     * @param inFlight messages that may wait for a write; the next one blocks its thread
     */
    record Limits(int rows, Duration linger, int inFlight) {}

    private record Message(List<Row> rows, CompletableFuture<Void> durable) {}

    private final Limits limits;
    private final Consumer<List<Row>> write;
    private final Semaphore room;
    private final Lock lock = new ReentrantLock();
    private final Condition worthALook = lock.newCondition();
    private final Thread writer = new Thread(this::run, "ledger");

    /** What follows a write, such as acknowledging, must not hold up the next write. */
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, task -> {
        Thread thread = new Thread(task, "ledger-told");
        thread.setDaemon(true);
        return thread;
    });

    private List<Message> waiting = new ArrayList<>();
    private int rowsWaiting;
    private boolean open = true;

    /** @param write returns when the rows are durable, and throws when they are not */
    GroupCommit(Limits limits, Consumer<List<Row>> write) {
        this.limits = limits;
        this.write = write;
        this.room = new Semaphore(limits.inFlight());
        writer.setDaemon(true);
        writer.start();
    }

    /** Completes when {@code rows} are durable, and fails when they are not. */
    CompletableFuture<Void> commit(List<Row> rows) {
        room.acquireUninterruptibly();
        Message message = new Message(rows, new CompletableFuture<>());
        lock.lock();
        try {
            if (!open) {
                throw new IllegalStateException("the ledger is closed");
            }
            waiting.add(message);
            rowsWaiting += rows.size();
            // Waking the writer for each message would cost more than the message.
            if (waiting.size() == 1 || rowsWaiting >= limits.rows()) {
                worthALook.signal();
            }
        } finally {
            lock.unlock();
        }
        return message.durable();
    }

    private void run() {
        try {
            for (List<Message> group = group(); !group.isEmpty(); group = group()) {
                write(group);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for messages; none when no more will come. */
    private List<Message> group() throws InterruptedException {
        lock.lock();
        try {
            while (open && waiting.isEmpty()) {
                worthALook.await();
            }
            long patience = limits.linger().toNanos();
            while (open && rowsWaiting < limits.rows() && patience > 0) {
                patience = worthALook.awaitNanos(patience);
            }
            List<Message> group = waiting;
            waiting = new ArrayList<>();
            rowsWaiting = 0;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Message> group) {
        RuntimeException failure = null;
        try {
            write.accept(
                    group.stream().flatMap(message -> message.rows().stream()).toList());
        } catch (RuntimeException failed) {
            failure = failed;
        }
        room.release(group.size());
        tell(group, failure);
    }

    private void tell(List<Message> group, @Nullable RuntimeException failure) {
        for (int teller = 0; teller < TELLERS; teller++) {
            int first = teller;
            tellers.execute(() -> {
                for (int each = first; each < group.size(); each += TELLERS) {
                    tell(group.get(each), failure);
                }
            });
        }
    }

    private static void tell(Message message, @Nullable RuntimeException failure) {
        if (failure == null) {
            message.durable().complete(null);
        } else {
            message.durable().completeExceptionally(failure);
        }
    }

    /** Writes what is still waiting. */
    @Override
    public void close() {
        lock.lock();
        try {
            open = false;
            worthALook.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
            tellers.shutdown();
            if (!tellers.awaitTermination(5, TimeUnit.SECONDS)) {
                tellers.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
