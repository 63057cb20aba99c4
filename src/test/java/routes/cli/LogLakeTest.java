package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** The promises of the lake, from an object in a bucket to rows in Athena, over the real wire. Each test takes a day of its own. */
class LogLakeTest {
    private static final String ROWS = "from_cloudtrail_readready";

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
    void anObjectBecomesAPartitionWithinSecondsAndThenRows() {
        Instant put = Instant.now();
        lake.dropGzip("cloudtrail", keyOf("01", "first.json.gz"), Trail.fileAt("2026-11-01T10:00:00Z", "e-1", "e-2"));
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        lake.partitionsOf("from_cloudtrail_raw").stream().anyMatch(p -> p.endsWith("/2026/11/01/")));

        awaitRows("01", 2);
        assertThat(Duration.between(put, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(lake.ask("select eventid, useridentity_arn, f_sessionid, eventtime from " + ROWS
                                + " where logcalendarday = 20261101 order by eventid")
                        .rows())
                .containsExactly(
                        List.of(
                                "e-1",
                                "arn:aws:sts::111122223333:assumed-role/Admin/jane.doe",
                                "e1",
                                "2026-11-01 10:00:00.000"),
                        List.of(
                                "e-2",
                                "arn:aws:sts::111122223333:assumed-role/Admin/jane.doe",
                                "e2",
                                "2026-11-01 10:00:00.000"));
    }

    @Test
    void theSameEventTenTimesInAnyOrderChangesNothing() {
        List<String> messages = new ArrayList<>();
        for (int file = 0; file < 5; file++) {
            String key = keyOf("02", "file-" + file + ".json.gz");
            lake.dropGzip(
                    "cloudtrail", key, Trail.fileAt("2026-11-02T10:00:00Z", "d-" + file + "-a", "d-" + file + "-b"));
            HeadObjectResponse head = lake.aws().s3.headObject(h -> h.bucket(TestLake.rawBucket("cloudtrail"))
                    .key(key));
            S3Object object = new S3Object(
                    TestLake.rawBucket("cloudtrail"),
                    key,
                    head.contentLength(),
                    head.eTag().replace("\"", ""),
                    null,
                    "1",
                    Instant.now());
            messages.addAll(Collections.nCopies(10, object.asMessage()));
        }
        awaitRows("02", 10);
        Collections.shuffle(messages, new Random(7));
        messages.forEach(message -> lake.send("cloudtrail-events", message));

        lake.awaitIdle();
        assertThat(lake.count(ROWS + " where logcalendarday = 20261102")).isEqualTo(10);
        assertThat(lake.metric("loglake_objects_total{decision=\"duplicate\",source=\"cloudtrail\""))
                .isGreaterThanOrEqualTo(50);
    }

    @Test
    void brokenObjectsAreNamedAndTheirNeighboursArrive() {
        byte[] whole = TestLake.gzip(Trail.fileAt("2026-11-03T10:00:00Z", "b-9"));
        lake.drop("cloudtrail", keyOf("03", "truncated.json.gz"), Arrays.copyOf(whole, whole.length - 5));
        lake.drop(
                "cloudtrail",
                keyOf("03", "page.json.gz"),
                "<html>Access denied</html>".getBytes(StandardCharsets.UTF_8));
        lake.drop("cloudtrail", keyOf("03", "empty.json.gz"), new byte[0]);
        lake.dropGzip("cloudtrail", keyOf("03", "norecords.json.gz"), "{\"digestS3Bucket\":\"x\"}");
        lake.dropGzip("cloudtrail", keyOf("03", "half.json.gz"), "{\"Records\":[{\"eventID\":");
        lake.dropGzip(
                "cloudtrail", keyOf("03", "plus+and%25 blank.json.gz"), Trail.fileAt("2026-11-03T10:00:00Z", "b-1"));
        lake.dropGzip(
                "cloudtrail",
                keyOf("03", "big.json.gz"),
                Trail.fileAt("2026-11-03T10:00:00Z", "b-2").replace("203.0.113.7", "x".repeat(3 << 20)));
        lake.dropGzip("cloudtrail", "somewhere/else/entirely.txt", "{}");

        awaitRows("03", 2);
        lake.awaitIdle();
        String folder = keyOf("03", "");
        assertThat(lake.quarantined(ROWS).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(folder))
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().substring(folder.length()), Map.Entry::getValue)))
                .containsOnly(
                        Map.entry("truncated.json.gz", "broken-gzip"),
                        Map.entry("page.json.gz", "not-a-log"),
                        Map.entry("empty.json.gz", "empty-object"),
                        Map.entry("norecords.json.gz", "wrong-shape"),
                        Map.entry("half.json.gz", "broken-json"));
        assertThat(lake.cell("select max(length(sourceipaddress)) from " + ROWS + " where logcalendarday = 20261103"))
                .isEqualTo(Integer.toString(3 << 20));
        assertThat(lake.deadLetters("cloudtrail-dead")).anySatisfy(letter -> {
            assertThat(letter.body()).contains("somewhere/else/entirely.txt");
            assertThat(attribute(letter, "reason")).isEqualTo("no-placement");
            assertThat(attribute(letter, "route")).isEqualTo("cloudtrail-events");
            assertThat(attribute(letter, "error")).contains("s3://loglake-raw-cloudtrail/somewhere/else/entirely.txt");
        });
    }

    @Test
    void aPoisonMessageAndAPoisonObjectHoldUpNobody() {
        String good = keyOf("04", "good.json.gz");
        lake.send("cloudtrail-events", "this is no S3 event");
        lake.dropGzip("cloudtrail", good, Trail.fileAt("2026-11-04T10:00:00Z", "p-1"));
        String two = lakeMessage("nowhere/poison.bin").replace("]}", "," + record(good) + "]}");
        lake.send("cloudtrail-events", two);

        awaitRows("04", 1);
        lake.awaitIdle();
        assertThat(lake.deadLetters("cloudtrail-dead"))
                .extracting(letter -> attribute(letter, "reason"))
                .contains("unreadable-event", "no-placement");
    }

    @Test
    void aLateEventGoesToItsOwnDay() {
        lake.dropGzip("cloudtrail", keyOf("20", "late.json.gz"), Trail.fileAt("2026-11-11T23:59:59Z", "late-1"));
        lake.dropGzip("cloudtrail", keyOf("20", "early.json.gz"), Trail.fileAt("2026-11-12T00:00:00Z", "late-2"));

        awaitRows("11", 1);
        awaitRows("12", 1);
    }

    @Test
    void everyFormOfEventBringsItsObject() throws Exception {
        List<String> keys = IntStream.range(0, 3)
                .mapToObj(n -> keyOf("05", "form-" + n + ".json.gz"))
                .toList();
        for (int n = 0; n < 3; n++) {
            lake.dropGzip("cloudtrail", keys.get(n), Trail.fileAt("2026-11-05T10:00:00Z", "form-" + n));
        }
        lake.send("cloudtrail-events", "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
        awaitRows("05", 3);
    }

    @Test
    void healthAndMetricsTellWhatTheLakeDoes() {
        lake.dropGzip("cloudtrail", keyOf("06", "seen.json.gz"), Trail.fileAt("2026-11-06T10:00:00Z", "m-1"));
        awaitRows("06", 1);

        assertThat(lake.observe("health")).contains("\"status\"").contains("UP");
        assertThat(lake.metric("loglake_objects_received_total{source=\"cloudtrail\""))
                .isPositive();
        assertThat(lake.metric("loglake_rows_total{result=\"written\",table=\"" + ROWS + "\""))
                .isPositive();
        assertThat(lake.metric("loglake_partition_requests_total{result=\"created\",table=\"from_cloudtrail_raw\""))
                .isPositive();
        assertThat(lake.observe("metrics")).contains("loglake_event_to_queryable_seconds_bucket");
    }

    private static String keyOf(String day, String file) {
        return Trail.key(file).replace("/20/", "/" + day + "/");
    }

    private static String lakeMessage(String key) {
        return new S3Object(TestLake.rawBucket("cloudtrail"), key, 1, "e", null, "1", Instant.now()).asMessage();
    }

    private static String record(String key) {
        String message = lakeMessage(key);
        return message.substring(message.indexOf('[') + 1, message.lastIndexOf(']'));
    }

    private static String attribute(Message letter, String name) {
        return letter.messageAttributes().get(name).stringValue();
    }

    private static void awaitRows(String day, int rows) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lake.count(ROWS + " where logcalendarday = 202611" + day))
                        .isEqualTo(rows));
    }
}
