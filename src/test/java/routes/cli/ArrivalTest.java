package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.LocalAws.BucketNotification;
import routes.aws.LocalAws.Envelope;
import routes.aws.S3Buckets;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** How soon, and in which envelope: from a PUT in any bucket to its partition and rows. */
class ArrivalTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final int PARTITIONS = 40;
    private static final List<String> FILES = List.of(
            "plain.json.gz",
            "a+b.json.gz",
            "100%.json.gz",
            "%2F%20.json.gz",
            "two  blanks.json.gz",
            "K\u00f6ln \u65e5\u672c \ud83d\ude80.json.gz",
            "quote\"'&<>=?#.json.gz");

    @TempDir
    static Path data;

    private static LocalLake local;
    private static TestLake lake;

    @BeforeAll
    static void start() {
        Settings settings = Settings.bundled().onLocalAws();
        local = new LocalLake(settings, Sources.bundled(), new DataDirectory(data), false);
        local.startLake();
        lake = TestLake.at(
                local.endpoints(), "http://127.0.0.1:" + local.settings().text("loglake.observe.port"));
    }

    @AfterAll
    static void stop() {
        lake.close();
        local.close();
    }

    @Test
    void aPartitionIsThereInTwoSecondsAndItsRowsInTen() {
        List<Duration> waits = new ArrayList<>();
        for (int account = 0; account < PARTITIONS; account++) {
            String number = String.format(Locale.ROOT, "%012d", 200_000_000_000L + account);
            lake.dropGzip("cloudtrail", Trail.key(number, "only.json.gz"), Trail.file("soon-" + account));
            long put = System.nanoTime();
            awaitPartition(number);
            waits.add(Duration.ofNanos(System.nanoTime() - put));
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lake.count(ROWS + " where eventid like 'soon-%'"))
                        .isEqualTo(PARTITIONS));
        Collections.sort(waits);
        assertThat(waits.get(PARTITIONS * 95 / 100)).as("p95 of %s", waits).isLessThan(Duration.ofSeconds(2));
        String metric = "loglake_event_to_queryable_seconds_%s{source=\"cloudtrail\",table=\"" + ROWS + "\"";
        assertThat(lake.metric(String.format(metric, "bucket") + ",le=\"10.0\""))
                .as("commits whose oldest object waited for at most ten seconds")
                .isPositive()
                .isEqualTo(lake.metric(String.format(metric, "count")));
    }

    @Test
    void everyEnvelopeBringsKeysOfAnyCharacters() {
        S3Buckets buckets = new S3Buckets(lake.aws().s3);
        List<BucketNotification> rules = Arrays.stream(Envelope.values())
                .map(envelope ->
                        new BucketNotification(bucketOf(envelope), "", "", "loglake-cloudtrail-events", envelope))
                .toList();
        rules.forEach(rule -> buckets.make(rule.bucket()));
        local.notify(rules);
        List<String> expected = new ArrayList<>();
        for (Envelope envelope : Envelope.values()) {
            for (int file = 0; file < FILES.size(); file++) {
                String id = "odd-" + envelope + "-" + file;
                String key = "team +%41 \u00e9/" + Trail.key(FILES.get(file));
                lake.aws()
                        .s3
                        .putObject(
                                put -> put.bucket(bucketOf(envelope)).key(key),
                                RequestBody.fromBytes(TestLake.gzip(Trail.file(id))));
                expected.add(id);
            }
        }
        Collections.sort(expected);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        lake.ask("select eventid from " + ROWS + " where eventid like 'odd-%' order by 1")
                                .rows())
                .extracting(row -> row.get(0))
                .isEqualTo(expected));
        assertThat(lake.deadLetters("cloudtrail-dead")).isEmpty();
        assertThat(lake.quarantined(ROWS)).isEmpty();
        assertThat(lake.partitionsOf("from_cloudtrail_raw"))
                .contains("s3://" + bucketOf(Envelope.SNS) + "/team +%41 \u00e9/" + Trail.key(""));
    }

    private static String bucketOf(Envelope envelope) {
        return "team-" + envelope.name().toLowerCase(Locale.ROOT);
    }

    private static void awaitPartition(String account) {
        List<String> values = List.of(
                TestLake.rawBucket("cloudtrail") + "/AWSLogs/" + Trail.ORGANIZATION + "/",
                account,
                "us-east-1",
                "20261120");
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(EntityNotFoundException.class)
                .until(() -> {
                    lake.aws().glue.getPartition(get -> get.databaseName("loglake")
                            .tableName("from_cloudtrail_raw")
                            .partitionValues(values));
                    return true;
                });
    }
}
