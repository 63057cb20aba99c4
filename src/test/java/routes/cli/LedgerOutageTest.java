package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.S3Buckets;
import routes.aws.SqsQueues;
import routes.events.S3Object;
import routes.ledger.LedgerBeans;
import routes.manifest.Manifest;
import routes.observe.Meters;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** What cannot be written down is not acknowledged; it is done again when it can. */
class LedgerOutageTest {
    private static final String LEDGER = "loglake-ledger";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path data;

    private TestLake lake;

    @BeforeEach
    void start() {
        lake = TestLake.start(data, Map.of("loglake.queues.visibility-seconds", "3"));
    }

    @AfterEach
    void stop() {
        lake.close();
    }

    @Test
    void withoutALedgerNothingIsAcknowledgedAndEveryFateIsWrittenOnceItIsBack() {
        String key = Trail.key("unwritten.json.gz");
        removeLedger();
        lake.dropGzip("cloudtrail", key, Trail.file("unwritten-1"));
        lake.send("cloudtrail-events", "this is no S3 event");
        // The commit went through, its decisions did not: as if the worker had died in between.
        await().atMost(PATIENCE)
                .until(() -> !lake.manifestsOf("from_cloudtrail_readready").isEmpty());
        await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(lake.depth("cloudtrail-events")).isEqualTo(2);
            assertThat(lake.depth("aggregate.fifo")).isPositive();
            assertThat(lake.depth("cloudtrail-dead")).isZero();
        });

        new S3Buckets(lake.aws().s3).make(LEDGER);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(fates(key))
                .containsOnly(Map.entry("waiting", 1L), Map.entry("registered", 1L)));
        lake.awaitIdle();
        assertThat(fates(key)).containsOnly(Map.entry("waiting", 1L), Map.entry("registered", 1L));
        assertThat(lake.deadLetters("cloudtrail-dead")).hasSize(1);
        assertThat(lake.cell("select count(*) from loglake_decisions where rule = 'unreadable-event'"))
                .isEqualTo("1");
        anotherProcessAddsNothing();
    }

    @Test
    void siblingsOfAPartThatComesAgainHaveTheirFateAtOnce() {
        String known = Trail.key("known.json.gz");
        lake.dropGzip("cloudtrail", known, Trail.file("known-1"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(fates(known)).hasSize(2));
        lake.deleteQueue("placements.fifo");
        String here = Trail.key("sibling-here.json.gz");
        String elsewhere = Trail.key("222233334444", "sibling-elsewhere.json.gz");
        lake.send("cloudtrail-events", "{\"Records\":[" + record(elsewhere) + "," + record(here) + "]}");

        // The ledger's own partition is known by now, so its rows become queryable although no new partition can be
        // asked for.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(fates(here)).containsKey("waiting"));
        assertThat(lake.depth("cloudtrail-events")).isOne();
        assertThat(fates(elsewhere)).isEmpty();

        SqsQueues.of(lake.aws().sqs, lake.settings()).makeWork(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fates(elsewhere)).containsOnly(Map.entry("waiting", 1L)));
        assertThat(fates(here)).containsEntry("waiting", 1L).containsKey("duplicate");
    }

    /** It remembers nothing of what is there, so it looks. */
    private void anotherProcessAddsNothing() {
        Map<String, Instant> before = written();
        List<Manifest> manifests = lake.manifestsOf("from_cloudtrail_readready");
        try (LedgerBeans other = new LedgerBeans(
                lake.settings(),
                lake.aws().s3,
                Sources.bundled(),
                () -> "hash",
                new Meters(new SimpleMeterRegistry()),
                Clock.systemUTC())) {
            manifests.forEach(other.committed());
        }
        assertThat(written()).isEqualTo(before).isNotEmpty();
    }

    private Map<String, Instant> written() {
        return lake.aws().s3.listObjectsV2(list -> list.bucket(LEDGER)).contents().stream()
                .collect(Collectors.toMap(object -> object.key(), object -> object.lastModified()));
    }

    private void removeLedger() {
        S3Client s3 = lake.aws().s3;
        s3.listObjectsV2(list -> list.bucket(LEDGER))
                .contents()
                .forEach(object -> s3.deleteObject(it -> it.bucket(LEDGER).key(object.key())));
        s3.deleteBucket(delete -> delete.bucket(LEDGER));
    }

    /** How often each decision was made about an object. */
    private Map<String, Long> fates(String key) {
        return lake
                .ask("select decision, count(*) from loglake_decisions where key = '" + key + "' group by 1")
                .rows()
                .stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get(0)), row -> Long.parseLong(String.valueOf(row.get(1)))));
    }

    private static String record(String key) {
        String message =
                new S3Object(TestLake.rawBucket("cloudtrail"), key, 1, "e", null, "1", Instant.now()).asMessage();
        return message.substring(message.indexOf('[') + 1, message.lastIndexOf(']'));
    }
}
