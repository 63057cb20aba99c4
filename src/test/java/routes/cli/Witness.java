package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import local.athena.LocalAthena;
import org.jspecify.annotations.Nullable;
import routes.aws.Endpoints;
import routes.sql.SqlFailed;

/**
 * Asks a lake several times a second how many rows it has, and remembers the first wrong answer: fewer than it said before, more than
 * there are, one twice, or half a file. Its Athena lives here, so that it survives the lake.
 */
final class Witness implements AutoCloseable {
    private static final String QUESTION =
            "select count(*), count(distinct eventid), sum(length(eventid)) from from_cloudtrail_readready";

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LocalAthena athena;
    private final TestLake eyes;
    private final LongSupplier most;
    private final LongSupplier lives;
    private final CompletableFuture<Void> asking;
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean open = true;
    private long seen;

    /**
     * @param most rows that there may be at the most by now
     * @param lives how often the lake was killed so far: a question that meets a kill has no answer
     */
    Witness(Path folder, DataDirectory.RunningLake lake, LongSupplier most, LongSupplier lives) {
        this.most = most;
        this.lives = lives;
        Map<String, URI> endpoints = new TreeMap<>(lake.endpoints());
        athena = LocalAthena.start(folder, 0, endpoints.get(Endpoints.S3), endpoints.get(Endpoints.GLUE));
        endpoints.put(Endpoints.ATHENA, athena.endpoint());
        eyes = TestLake.at(endpoints, lake.observe());
        asking = CompletableFuture.runAsync(this::askOn, task -> {
            Thread thread = new Thread(task, "witness");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void askOn() {
        await().forever().pollDelay(PAUSE).pollInterval(PAUSE).until(() -> {
            askOnce();
            return !open;
        });
    }

    private void askOnce() {
        long life = lives.getAsLong();
        try {
            check(eyes.ask(QUESTION).rows().get(0));
        } catch (SqlFailed failed) {
            if (life == lives.getAsLong()) {
                throw failed;
            }
        }
    }

    private void check(List<@Nullable String> row) {
        long rows = Long.parseLong(String.valueOf(row.get(0)));
        assertThat(row.get(1)).as("distinct event ids of %d rows", rows).isEqualTo(row.get(0));
        assertThat(rows).as("rows, after %d were seen", seen).isBetween(seen, most.getAsLong());
        seen = rows;
        answers.incrementAndGet();
    }

    /** How many answers it got; throws what was wrong with one. */
    long answers() {
        if (asking.isDone()) {
            asking.join();
        }
        return answers.get();
    }

    @Override
    public void close() {
        open = false;
        asking.exceptionally(failed -> null).join();
        eyes.close();
        athena.close();
    }
}
