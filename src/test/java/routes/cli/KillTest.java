package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.manifest.Manifest;

/**
 * The lake is killed at random moments while files come in, and started again each time. A longer run, and the one of a seed that
 * was printed:
 *
 * <pre>
 * mvn -o -q -B test -Dtest=KillTest -DargLine="-Xmx1g -Dloglake.kills=50"
 * mvn -o -q -B test -Dtest=KillTest -DargLine="-Xmx1g -Dloglake.seed=4711"
 * </pre>
 */
class KillTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final String ROWS = "from_cloudtrail_readready";
    private static final int KILLS = Integer.getInteger("loglake.kills", 5);
    private static final long SEED = Long.getLong("loglake.seed", System.nanoTime() % 1_000_000);
    private static final int FILES_A_LIFE = 100;
    private static final int LONGEST_LIFE_MILLIS = 4_500;

    @TempDir
    Path folder;

    private final AtomicInteger kills = new AtomicInteger();
    private final Random random = new Random(SEED);

    @Test
    void nothingIsLostAndNothingComesTwiceWheneverTheLakeIsKilled() {
        LOG.info("{} kills, -Dloglake.seed={}", KILLS, SEED);
        String port = Integer.toString(Ports.from(19_300, false));
        ChildLake child = ChildLake.start(folder.resolve("data"), "--port", port);
        DataDirectory.RunningLake running = child.up();
        try (TestLake lake = TestLake.at(running.endpoints(), running.observe());
                Load load = new Load(lake);
                Witness witness = new Witness(folder.resolve("athena"), running, load::rowsBegun, kills::get)) {
            CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);
            for (int life = 0; life <= KILLS; life++) {
                loading = CompletableFuture.allOf(loading, load.files(life * FILES_A_LIFE, (life + 1) * FILES_A_LIFE));
                if (life < KILLS) {
                    killLater(child);
                    child = ChildLake.start(folder.resolve("data"), "--port", port);
                    child.up();
                }
            }
            loading.join();
            awaitAll(lake, witness, (KILLS + 1) * FILES_A_LIFE);
            assertThat(witness.answers()).isGreaterThan(KILLS);
            long rebuilt = child.log()
                    .lines()
                    .filter(line -> line.contains("built again from the manifest"))
                    .count();
            LOG.info(
                    "{} answers, all of them right; {} kills between a commit and its puts",
                    witness.answers(),
                    rebuilt);
        } finally {
            child.kill();
        }
    }

    private void killLater(ChildLake child) {
        Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS));
        await().pollDelay(life).atMost(life.plusSeconds(5)).until(() -> true);
        kills.incrementAndGet();
        child.kill();
        LOG.info("killed for the {}. time after {} ms", kills, life.toMillis());
    }

    private static void awaitAll(TestLake lake, Witness witness, int files) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .failFast(witness::answers)
                .untilAsserted(() -> assertThat(rowsInManifests(lake)).isEqualTo((long) files * Load.EVENTS));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        List.of("cloudtrail-events", "placements.fifo", "aggregate.fifo", "readready-events"))
                .allSatisfy(queue -> assertThat(lake.depth(queue)).as(queue).isZero()));
        assertThat(lake.ask("select eventid from " + ROWS).rows().stream()
                        .map(row -> row.get(0))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, files)
                        .boxed()
                        .flatMap(file -> Load.eventIds(file).stream())
                        .sorted()
                        .toList());
        assertThat(lake.manifestsOf(ROWS).stream()
                        .flatMap(manifest -> manifest.objects().stream())
                        .collect(Collectors.groupingBy(Manifest.RawFile::key, Collectors.counting())))
                .hasSize(files)
                .allSatisfy((key, times) -> assertThat(times).isOne());
        for (String queue : List.of("cloudtrail-dead", "placements-dead.fifo", "aggregate-dead.fifo")) {
            assertThat(lake.deadLetters(queue)).as(queue).isEmpty();
        }
    }

    private static long rowsInManifests(TestLake lake) {
        return lake.manifestsOf(ROWS).stream().mapToLong(Manifest::rows).sum();
    }
}
