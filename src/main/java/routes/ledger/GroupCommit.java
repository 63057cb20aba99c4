package routes.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of many messages, written together: one write a moment however many messages come, and each hears how it went. */
final class GroupCommit implements AutoCloseable {
    private static final int TELLERS = 4;
    private static final long IDLE_MILLIS = 100;

    /**
     * @param rows that are worth a write at once
     * @param linger how long fewer wait for more
     * @param inFlight messages that may wait for a write; the next one blocks its thread
     */
    record Limits(int rows, Duration linger, int inFlight) {}

    private record Message(List<Row> rows, CompletableFuture<Void> durable) {}

    private final Limits limits;
    private final Consumer<List<Row>> write;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final Thread writer = new Thread(this::run, "ledger");

    /** What follows a write, such as acknowledging, must not hold up the next write. */
    private final ExecutorService tellers = Executors.newFixedThreadPool(TELLERS, task -> {
        Thread thread = new Thread(task, "ledger-told");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean open = true;

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
        waiting.add(message);
        return message.durable();
    }

    private void run() {
        try {
            while (open || !waiting.isEmpty()) {
                Message first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(group(first));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> group(Message first) throws InterruptedException {
        List<Message> group = new ArrayList<>();
        long deadline = System.nanoTime() + limits.linger().toNanos();
        int rows = 0;
        Message next = first;
        while (next != null) {
            group.add(next);
            rows += next.rows().size();
            long patience = open ? deadline - System.nanoTime() : 0;
            next = rows >= limits.rows() ? null : waiting.poll(patience, TimeUnit.NANOSECONDS);
        }
        return group;
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
        for (Message message : group) {
            tell(message, failure);
        }
    }

    private void tell(Message message, @Nullable RuntimeException failure) {
        tellers.execute(() -> {
            if (failure == null) {
                message.durable().complete(null);
            } else {
                message.durable().completeExceptionally(failure);
            }
        });
    }

    /** Writes what is still waiting. */
    @Override
    public void close() {
        open = false;
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
