package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import routes.manifest.Manifest;
import software.amazon.awssdk.core.sync.RequestBody;

/** Dead letters go back into a lake that runs, by its own route. */
class ReplayTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String DEAD = "loglake_dead_letters_total{queue=\"cloudtrail-dead\",reason=\"no-placement\"";
    private static final String REPLAYED = "loglake_replayed_total{queue=\"cloudtrail-events\"";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path data;

    private static TestLake lake;

    @BeforeAll
    static void start() {
        lake = TestLake.start(data, Map.of("loglake.sweep.roots", ""));
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @AfterEach
    void forget() {
        lake.awaitIdle();
        List.of("cloudtrail-dead", "aggregate-dead.fifo", "replay-dead").forEach(lake::purge);
    }

    @Test
    void onlyTheChosenGoBackAndTheReceiptIsPrinted() {
        double before = lake.metric(DEAD);
        double replayed = lake.metric(REPLAYED);
        odd(3);
        lake.send("cloudtrail-events", "no event");
        awaitDead("cloudtrail-dead", 4);

        Said said = Said.by(new ReplayCommand(), data, "--reason", "no-placement", "--max", "2", "--rate", "5/s");

        assertThat(said.exit()).isZero();
        assertThat(said.masked()).isEqualTo("""
                replay REQUEST, asked for by %s
                  any source, no-placement, any account, at most 2, 5/s
                  cloudtrail no-placement: 2 sent, 0 failed, first ID ID
                2 letters chosen, 2 sent back, 0 failed
                receipt: s3://loglake-readready/_loglake/receipts/replay-REQUEST.json
                what fails again is a dead letter again: ./loglake dlq list
                """.formatted(System.getProperty("user.name")));
        awaitDead("cloudtrail-dead", 4);
        assertThat(lake.metric(DEAD) - before)
                .as("the two were not taken for seen: they failed again")
                .isEqualTo(5);
        assertThat(lake.metric(REPLAYED) - replayed).isEqualTo(2);
    }

    @Test
    void nineOfAMessageComeInAndTheTenthIsOneDeadLetterHoweverOftenItIsReplayed() {
        List<String> keys = IntStream.range(0, 9)
                .mapToObj(number -> Trail.key("nine-" + number + ".json.gz"))
                .toList();
        IntStream.range(0, 9)
                .forEach(number -> lake.dropGzip("cloudtrail", keys.get(number), Trail.file("nine-" + number)));
        lake.send("cloudtrail-events", message(keys));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lake.arrived("cloudtrail"))
                .filteredOn(key -> key.contains("nine-"))
                .hasSize(9));
        lake.awaitIdle();
        assertThat(lake.depth("cloudtrail-dead")).isOne();

        assertThat(Said.by(new ReplayCommand(), data).out()).contains("1 letters chosen, 1 sent back");
        awaitDead("cloudtrail-dead", 1);
        assertThat(Said.by(new ReplayCommand(), data).out()).contains("1 letters chosen, 1 sent back");
        awaitDead("cloudtrail-dead", 1);
        lake.awaitIdle();
        assertThat(rows("nine-")).isEqualTo(9);
        assertThat(Said.by(new DlqExportCommand(), data).out())
                .contains("poison")
                .doesNotContain("nine-");
    }

    @Test
    void aUnitWhoseRawObjectIsPutBackIsWholeAfterAReplayAndTheSameAfterAnother() {
        String key = Trail.key("lost.json.gz");
        lake.dropGzip("cloudtrail", key, Trail.file("lost-1"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("lost-")).isOne());
        lake.awaitIdle();
        byte[] raw = lake.aws()
                .s3
                .getObjectAsBytes(
                        get -> get.bucket(TestLake.rawBucket("cloudtrail")).key(key))
                .asByteArray();
        lake.aws().s3.deleteObject(it -> it.bucket(TestLake.rawBucket("cloudtrail"))
                .key(key));
        orcKeys().forEach(orc -> lake.aws().s3.deleteObject(it -> it.bucket("loglake-readready")
                .key(orc)));
        lake.sendFifo(
                "aggregate.fifo", "{\"source\":\"cloudtrail\",\"day\":20261120,\"shard\":0}", "cloudtrail/20261120/0");
        awaitDead("aggregate-dead.fifo", 1);
        assertThat(rows("lost-")).isZero();

        lake.aws()
                .s3
                .putObject(put -> put.bucket(TestLake.rawBucket("cloudtrail")).key(key), RequestBody.fromBytes(raw));
        Said said = Said.by(new ReplayCommand(), data, "--source", "cloudtrail", "--reason", "gone");

        assertThat(said.out()).contains("cloudtrail gone: 1 sent, 0 failed");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("lost-")).isOne());
        List<Manifest> manifests = lake.manifestsOf(ROWS);
        assertThat(Said.by(new ReplayCommand(), data, "--source", "cloudtrail", "--reason", "gone")
                        .out())
                .contains("0 letters chosen, 0 sent back");
        lake.awaitIdle();
        assertThat(rows("lost-")).isOne();
        assertThat(lake.manifestsOf(ROWS)).isEqualTo(manifests);
        assertThat(lake.depth("aggregate-dead.fifo")).isZero();
    }

    @Test
    void theRouteSendsNoFasterThanAsked() {
        odd(9);
        awaitDead("cloudtrail-dead", 9);
        Instant started = Instant.now();

        assertThat(Said.by(new ReplayCommand(), data, "--rate", "3/s").out()).contains("9 sent back");

        assertThat(Duration.between(started, Instant.now()))
                .as("three at once, three a second later, three after another")
                .isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void aRequestThatIsNoneIsADeadLetterAndStopsNoOther() {
        lake.send("replay", "{\"id\":\"../../evil\",\"ratePerSecond\":1}");
        awaitDead("replay-dead", 1);
        odd(1);
        awaitDead("cloudtrail-dead", 1);

        assertThat(Said.by(new ReplayCommand(), data, "--source", "cloudtrail").out())
                .contains("1 sent back");
    }

    @Test
    void whereNoLakeRunsOneIsStartedForAsLongAsTheReplayTakes(@TempDir Path fresh) {
        try (TestLake before = TestLake.start(fresh, Map.of("loglake.sweep.roots", ""))) {
            before.dropGzip("cloudtrail", "odd.bin", "{}");
            await().atMost(PATIENCE).until(() -> before.depth("cloudtrail-dead") == 1);
        }

        Said said = Said.by(new ReplayCommand(), fresh, "--reason", "no-placement");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("cloudtrail no-placement: 1 sent, 0 failed");
        assertThat(new DataDirectory(fresh).isHeld()).isFalse();
    }

    private static long rows(String start) {
        return lake.count(ROWS + " where eventid like '" + start + "%'");
    }

    private static void odd(int count) {
        IntStream.range(0, count).forEach(number -> lake.dropGzip("cloudtrail", "odd-" + number + ".bin", "{}"));
    }

    private static void awaitDead(String queue, int letters) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(lake.depth(queue)).isEqualTo(letters);
            assertThat(lake.depth(queue.replace("-dead", queue.contains("cloud") ? "-events" : "")))
                    .isZero();
        });
    }

    private static List<String> orcKeys() {
        return lake
                .aws()
                .s3
                .listObjectsV2Paginator(list -> list.bucket("loglake-readready").prefix(ROWS + "/"))
                .contents()
                .stream()
                .map(software.amazon.awssdk.services.s3.model.S3Object::key)
                .toList();
    }

    private static String message(List<String> keys) {
        List<String> all = new java.util.ArrayList<>(keys);
        all.add(4, "nowhere/poison.bin");
        return all.stream()
                .map(key -> new S3Object(TestLake.rawBucket("cloudtrail"), key, 1, key, null, "1", Instant.now())
                        .asMessage())
                .map(message -> message.substring(message.indexOf('[') + 1, message.lastIndexOf(']')))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }
}
