package routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import routes.events.S3Object;
import software.amazon.awssdk.core.exception.SdkException;

/** Small CloudTrail files of five days and four accounts, put by a producer who tries again until S3 says yes. */
final class Load implements AutoCloseable {
    static final int EVENTS = 5;
    private static final int DAYS = 5;
    private static final int ACCOUNTS = 4;
    private static final int REPEATED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestLake lake;
    private final ExecutorService producers = Executors.newFixedThreadPool(4);
    private final AtomicLong begun = new AtomicLong();

    Load(TestLake lake) {
        this.lake = lake;
    }

    /** Puts the files numbered {@code from} to below {@code to}, and tells of every twentieth twice. */
    CompletableFuture<Void> files(int from, int to) {
        return CompletableFuture.allOf(IntStream.range(from, to)
                .mapToObj(file -> CompletableFuture.runAsync(() -> put(file), producers))
                .toArray(CompletableFuture[]::new));
    }

    /** Rows that there may be by now. */
    long rowsBegun() {
        return begun.get() * EVENTS;
    }

    static String key(int file) {
        return String.format(
                Locale.ROOT,
                "AWSLogs/%s/%012d/CloudTrail/us-east-1/2026/11/%02d/file-%05d.json.gz",
                Trail.ORGANIZATION,
                100_000_000_000L + file / DAYS % ACCOUNTS,
                10 + file % DAYS,
                file);
    }

    static List<String> eventIds(int file) {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> "load-" + file + "-" + event)
                .toList();
    }

    private void put(int file) {
        String key = key(file);
        String time = String.format(Locale.ROOT, "2026-11-%02dT12:00:00Z", 10 + file % DAYS);
        byte[] bytes = TestLake.gzip(Trail.fileAt(time, eventIds(file).toArray(String[]::new)));
        begun.incrementAndGet();
        persistently(() -> lake.drop("cloudtrail", key, bytes));
        if (file % REPEATED == 0) {
            String again = new S3Object(
                            TestLake.rawBucket("cloudtrail"), key, bytes.length, "unknown", null, "9", Instant.EPOCH)
                    .asMessage();
            persistently(() -> lake.send("cloudtrail-events", again));
        }
    }

    private static void persistently(Runnable call) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(SdkException.class)
                .until(() -> {
                    call.run();
                    return true;
                });
    }

    @Override
    public void close() {
        producers.shutdownNow();
    }
}
