package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;

/** What became of an object is a row: SQL tells why a file is not there, and a row about itself the ledger never writes. */
class LedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SANDBOX = "999988887777";

    @TempDir
    static Path data;

    private static TestLake lake;

    @BeforeAll
    static void start() {
        lake = TestLake.start(data);
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void sqlTellsWhatBecameOfEachFile() {
        String good = Trail.key("good.json.gz");
        String excluded = Trail.key(SANDBOX, "sandbox.json.gz");
        String broken = Trail.key("broken.json.gz");
        lake.dropGzip("cloudtrail", good, Trail.file("good-1"));
        lake.dropGzip("cloudtrail", excluded, Trail.file("sandbox-1"));
        lake.drop("cloudtrail", broken, "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        lake.dropGzip("cloudtrail", "nowhere/at/all.bin", "x");
        lake.send("cloudtrail-events", "this is no S3 event");

        awaitFates(good, "waiting -", "registered -");
        awaitFates(excluded, "excluded sandbox-account");
        awaitFates(broken, "waiting -", "quarantined not-a-log");
        awaitFates("nowhere/at/all.bin", "dead no-placement");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        lake.ask("select decision, rule from loglake_decisions where key is null")
                                .rows())
                .containsExactly(List.of("dead", "unreadable-event")));
        assertThat(lake.ask("select ticket, source, bucket, length(filters), pod is not null from loglake_decisions"
                                + " where decision = 'excluded'")
                        .rows())
                .containsExactly(List.of("CHG-48121", "cloudtrail", TestLake.rawBucket("cloudtrail"), "12", "true"));
        assertThat(lake.ask(
                                "select distinct tablename, partitionvalues, unit, bytes > 0 from loglake_decisions where key = '"
                                        + good + "'")
                        .rows())
                .containsExactly(List.of(
                        "from_cloudtrail_raw",
                        TestLake.rawBucket("cloudtrail") + "/AWSLogs/o-x7q8b22ufe//111122223333/us-east-1/20261120",
                        "cloudtrail/20261120/0",
                        "true"));
        assertThat(lake.metric("loglake_objects_total{decision=\"waiting\",source=\"cloudtrail\""))
                .isGreaterThanOrEqualTo(2);
        assertThat(lake.metric("loglake_objects_total{decision=\"dead\",source=\"cloudtrail\""))
                .isEqualTo(2);
    }

    @Test
    void anEventThatComesAgainHasTheSameCorrelationAndItsRowsEachAnIdOfTheirOwn() {
        String key = Trail.key("again.json.gz");
        lake.dropGzip("cloudtrail", key, Trail.file("again-1"));
        awaitFates(key, "waiting -", "registered -");
        String told = new S3Object(
                        TestLake.rawBucket("cloudtrail"), key, 9, "etag-of-event", null, "00a1", Instant.now())
                .asMessage();
        lake.send("cloudtrail-events", told);
        awaitFates(key, "waiting -", "registered -", "waiting -");
        lake.send("cloudtrail-events", told);
        awaitFates(key, "waiting -", "registered -", "waiting -", "duplicate -");

        assertThat(lake.ask(
                                "select count(*), count(distinct decisionid), count(distinct correlationid) from loglake_decisions"
                                        + " where key = '" + key + "' and etag = 'etag-of-event'")
                        .rows())
                .containsExactly(List.of("2", "2", "1"));
    }

    @Test
    void aPoisonedSiblingIsDeadAndTheOthersWait() {
        List<String> keys = Stream.of("one", "two", "three")
                .map(name -> Trail.key("sibling-" + name + ".json.gz"))
                .toList();
        String records = Stream.concat(keys.stream(), Stream.of("sibling-poison.bin"))
                .map(key -> new S3Object(TestLake.rawBucket("cloudtrail"), key, 1, "e", null, "1", Instant.now())
                        .asMessage())
                .map(message -> message.substring(message.indexOf('[') + 1, message.lastIndexOf(']')))
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
        lake.send("cloudtrail-events", "{\"Records\":[" + records + "]}");

        keys.forEach(key -> awaitFates(key, "waiting -"));
        awaitFates("sibling-poison.bin", "dead no-placement");
    }

    @Test
    void whenNothingComesTheLedgerIsQuiet() {
        lake.dropGzip("cloudtrail", Trail.key("quiet.json.gz"), Trail.file("quiet-1"));
        awaitFates(Trail.key("quiet.json.gz"), "waiting -", "registered -");
        lake.awaitIdle();
        await().atMost(PATIENCE).until(() -> lake.depth("decisions-events") == 0);

        int objects = written();
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(10)).until(() -> written() == objects);
        assertThat(lake.cell("select count(*) from loglake_decisions where bucket = 'loglake-ledger'"
                        + " or source in ('decisions', 'readready')"))
                .isEqualTo("0");
        assertThat(lake.count("loglake_decisions"))
                .isEqualTo(lake.count("loglake_decisions_raw cross join unnest(records)"));
    }

    private static int written() {
        return lake.aws()
                .s3
                .listObjectsV2(list -> list.bucket("loglake-ledger"))
                .contents()
                .size();
    }

    /** In the order in which they were decided. */
    private static void awaitFates(String key, String... fates) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        lake.ask("select decision || ' ' || coalesce(rule, '-') from loglake_decisions"
                                        + " where key = '" + key + "' order by time, decision desc")
                                .rows())
                .extracting(row -> row.get(0))
                .containsExactly(fates));
    }
}
