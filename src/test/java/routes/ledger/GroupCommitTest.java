package routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import routes.events.Fate;
import routes.events.S3Object;

@Timeout(30)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<List<Row>> writes = new CopyOnWriteArrayList<>();

    @Test
    void messagesThatComeTogetherShareAWriteAndEachHearsOfIt() {
        try (GroupCommit commits = new GroupCommit(limits(10, LONG, 100), writes::add)) {
            List<CompletableFuture<Void>> messages = IntStream.range(0, 10)
                    .mapToObj(n -> commits.commit(rows(1)))
                    .toList();

            CompletableFuture.allOf(messages.toArray(CompletableFuture[]::new)).join();
        }
        assertThat(writes).singleElement().satisfies(rows -> assertThat(rows).hasSize(10));
    }

    @Test
    void aLoneMessageWaitsNoLongerThanTheLinger() {
        try (GroupCommit commits = new GroupCommit(limits(1000, Duration.ofMillis(50), 100), writes::add)) {
            commits.commit(rows(3)).join();
        }
        assertThat(writes).hasSize(1);
    }

    @Test
    void aWriteThatFailsFailsItsMessagesAndNoOthers() {
        try (GroupCommit commits = new GroupCommit(limits(2, LONG, 100), rows -> {
            if (writes.isEmpty()) {
                writes.add(rows);
                throw new IllegalStateException("no room");
            }
            writes.add(rows);
        })) {
            CompletableFuture<Void> first = commits.commit(rows(2));
            assertThatThrownBy(first::join).hasRootCauseMessage("no room");
            commits.commit(rows(2)).join();
        }
        assertThat(writes).hasSize(2);
    }

    @Test
    void whenTooManyMessagesWaitTheNextOneBlocksUntilOneIsWritten() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        try (GroupCommit commits = new GroupCommit(limits(1, LONG, 2), rows -> await(slow))) {
            commits.commit(rows(1));
            commits.commit(rows(1));
            CountDownLatch taken = new CountDownLatch(1);
            CompletableFuture<Void> third = CompletableFuture.supplyAsync(() -> commits.commit(rows(1)))
                    .thenCompose(durable -> {
                        taken.countDown();
                        return durable;
                    });
            assertThat(taken.await(200, TimeUnit.MILLISECONDS)).isFalse();

            slow.countDown();
            third.join();
        }
    }

    @Test
    void closingWritesWhatWaits() {
        CompletableFuture<Void> message;
        try (GroupCommit commits = new GroupCommit(limits(1000, Duration.ofMillis(500), 100), writes::add)) {
            message = commits.commit(rows(1));
        }
        assertThat(message).isCompleted();
        assertThat(writes).hasSize(1);
    }

    private static GroupCommit.Limits limits(int rows, Duration linger, int inFlight) {
        return new GroupCommit.Limits(rows, linger, inFlight);
    }

    private static List<Row> rows(int count) {
        S3Object object = new S3Object("bucket", "key", 1, "etag", null, "1", Instant.EPOCH);
        return IntStream.range(0, count)
                .mapToObj(n -> Row.of(Instant.EPOCH, "cloudtrail", Fate.duplicate(object), "hash", "pod"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
