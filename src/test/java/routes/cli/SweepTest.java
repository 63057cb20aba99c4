package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.LogLake;
import routes.aws.S3Buckets;
import routes.manifest.Manifest;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;

/** What lies in a bucket that tells nothing comes in by listing alone. Each test takes an account of its own. */
class SweepTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String QUIET = "quiet-trail";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SANDBOX = "999988887777";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    static Path data;

    private static FilterFolder filters;
    private static TestLake lake;

    @BeforeAll
    static void start() throws Exception {
        filters = FilterFolder.copiedTo(data.resolve("filters"));
        lake = TestLake.start(
                data.resolve("lake"),
                Map.of(
                        "loglake.sweep.roots",
                        "cloudtrail=s3://" + QUIET + "/",
                        "loglake.sweep.interval",
                        "1s",
                        "loglake.filters.dir",
                        filters.folder().toString()));
        new S3Buckets(lake.aws().s3).make(QUIET);
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void aBucketWithoutNotificationsGivesWhatOneWithThemGives() {
        List<String> files = IntStream.range(0, 1_100)
                .mapToObj(n -> String.format(Locale.ROOT, "f%05d.json.gz", n))
                .toList();
        files.parallelStream().forEach(file -> {
            drop(QUIET, key("100000000001", TODAY, file), "quiet-" + file);
            drop(TestLake.rawBucket("cloudtrail"), key("100000000001", TODAY, file), "told-" + file);
        });

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(commits(QUIET, "100000000001")).hasSize(1_100);
            assertThat(commits(TestLake.rawBucket("cloudtrail"), "100000000001"))
                    .hasSize(1_100);
        });
        lake.awaitIdle();
        assertThat(commits(QUIET, "100000000001").values()).containsOnly(1L);
        assertThat(lake.count(ROWS + " where eventid like 'quiet-%'"))
                .isEqualTo(lake.count(ROWS + " where eventid like 'told-%'"))
                .isEqualTo(1_100);
    }

    @Test
    void anObjectOfAQuietDayComesIn() {
        drop(QUIET, key("100000000002", TODAY.minusDays(2), "late.json.gz"), "late-1");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commits(QUIET, "100000000002")).hasSize(1));
        assertThat(lake.metric("loglake_sweep_found_total{source=\"cloudtrail\""))
                .isPositive();
    }

    @Test
    void anAccountThatIsNoLongerExcludedComesInWithoutAnEvent() {
        drop(QUIET, key(SANDBOX, TODAY, "sandbox.json.gz"), "sandbox-1");
        drop(QUIET, key("100000000003", TODAY, "witness.json.gz"), "witness-1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commits(QUIET, "100000000003")).hasSize(1));
        assertThat(commits(QUIET, SANDBOX)).isEmpty();
        assertThat(CallRecorder.gets()).noneMatch(object -> object.startsWith(QUIET) && object.contains(SANDBOX));

        filters.edit(
                "exclusions.yaml",
                text -> text.replaceAll("(?s)  - id: sandbox-account.*?(?=  - id: keep-session-manager)", ""));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commits(QUIET, SANDBOX)).hasSize(1));
    }

    @Test
    void aSourceThatIsOffIsNotSwept() {
        filters.turnOff("cloudtrail");
        await().atMost(PATIENCE).until(() -> lake.metric("loglake_switch_off{") > 0);
        drop(QUIET, key("100000000004", TODAY, "off.json.gz"), "off-1");

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(
                        lake.partitionsOf("from_cloudtrail_raw"))
                .noneMatch(location -> location.contains("100000000004")));
        filters.turnAllOn();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commits(QUIET, "100000000004")).hasSize(1));
    }

    @Test
    void anObjectOfNoKnownShapeIsOneDeadLetterHoweverOftenItIsListed() {
        String key = key("100000000005", TODAY, "page.html");
        drop(QUIET, key, "page-1");
        await().atMost(PATIENCE).until(() -> lake.depth("cloudtrail-dead") > 0);

        try (LogLake second = secondLake()) {
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(
                            lake.depth("cloudtrail-dead"))
                    .isOne());
        }
        assertThat(lake.deadLetters("cloudtrail-dead")).singleElement().satisfies(letter -> assertThat(letter.body())
                .contains("page.html"));
    }

    @Test
    void twoLakesThatSweepAtOnceDoNoHarmAndWhatIsInCostsNothing() {
        try (LogLake second = secondLake()) {
            for (int n = 0; n < 40; n++) {
                drop(QUIET, key("100000000006", TODAY, "two-" + n + ".json.gz"), "two-" + n);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(commits(QUIET, "100000000006"))
                    .hasSize(40));
        }
        lake.awaitIdle();
        assertThat(commits(QUIET, "100000000006").values()).containsOnly(1L);
        assertThat(lake.count(ROWS + " where eventid like 'two-%'")).isEqualTo(40);

        List<String> gets = quietGets();
        double found = lake.metric("loglake_sweep_found_total");
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(6)).untilAsserted(() -> {
            assertThat(quietGets()).isEqualTo(gets);
            assertThat(lake.metric("loglake_sweep_found_total")).isEqualTo(found);
            assertThat(lake.depth("aggregate.fifo")).isZero();
        });
    }

    private static List<String> quietGets() {
        return CallRecorder.gets().stream().filter(get -> get.startsWith(QUIET)).toList();
    }

    private static LogLake secondLake() {
        return new LogLake(
                        lake.settings().with(Map.of("loglake.observe.port", "0"), "a test"),
                        lake.aws(),
                        Sources.bundled())
                .start();
    }

    private static String key(String account, LocalDate day, String file) {
        return Trail.key(account, file)
                .replace("2026/11/20", DateTimeFormatter.ofPattern("yyyy/MM/dd").format(day));
    }

    private static void drop(String bucket, String key, String eventId) {
        byte[] bytes = TestLake.gzip(Trail.fileAt(TODAY + "T00:00:00Z", eventId));
        lake.aws().s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    /** How often each object of an account was committed. */
    private static Map<String, Long> commits(String bucket, String account) {
        return lake.manifestsOf(ROWS).stream()
                .flatMap(manifest -> manifest.objects().stream())
                .filter(file -> file.bucket().equals(bucket) && file.key().contains(account))
                .collect(Collectors.groupingBy(Manifest.RawFile::key, Collectors.counting()));
    }
}
