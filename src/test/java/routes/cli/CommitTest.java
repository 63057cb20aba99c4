package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.Unit;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/** The manifest is the commit: what it names is in the lake, whatever happened between it and its files. Each test takes a day. */
class CommitTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String BUCKET = "loglake-readready";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void aFileThatWasNeverPutIsBuiltAgainAsItsManifestSays() {
        drop("20", "crash-1.json.gz", Trail.fileAt("2026-11-20T10:00:00Z", "crash-1", "crash-2"));
        drop("20", "crash-2.json.gz", Trail.fileAt("2026-10-31T23:59:59Z", "crash-3"));
        awaitRows("crash-", "crash-1", "crash-2", "crash-3");
        List<OrcFile> files = filesOf(20);
        List<byte[]> before = files.stream().map(CommitTest::bytes).toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);

        files.forEach(CommitTest::delete);
        assertThat(eventIds("crash-")).isEmpty();
        mark(20261120);

        awaitRows("crash-", "crash-1", "crash-2", "crash-3");
        assertThat(filesOf(20)).isEqualTo(files);
        assertThat(files.stream().map(CommitTest::bytes).toList()).containsExactlyElementsOf(before);
    }

    @Test
    void anObjectThatIsReplacedBringsItsNewRowsAndKeepsTheOld() {
        drop("21", "replaced.json.gz", Trail.fileAt("2026-11-21T10:00:00Z", "replaced-1"));
        awaitRows("replaced-", "replaced-1");
        drop("21", "replaced.json.gz", Trail.fileAt("2026-11-21T10:00:00Z", "replaced-2"));
        awaitRows("replaced-", "replaced-1", "replaced-2");
        mark(20261121);
        awaitIdle();

        assertThat(eventIds("replaced-")).containsExactly("replaced-1", "replaced-2");
    }

    @Test
    void aFileWhoseRawObjectIsGoneIsNamedAndHoldsUpNobody() {
        drop("22", "gone.json.gz", Trail.fileAt("2026-11-22T10:00:00Z", "gone-1"));
        awaitRows("gone-", "gone-1");
        byte[] kept = bytes(filesOf(22).get(0));
        delete(filesOf(22).get(0));
        lake.aws().s3.deleteObject(it -> it.bucket(TestLake.rawBucket("cloudtrail"))
                .key(Trail.key("gone.json.gz").replace("/11/20/", "/11/22/")));
        drop("22", "next.json.gz", Trail.fileAt("2026-11-22T10:00:00Z", "gone-2"));

        awaitRows("gone-", "gone-2");
        awaitIdle();
        assertThat(lake.deadLetters("aggregate-dead.fifo")).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.body()).contains("20261122");
            assertThat(attribute(letter, "reason")).isEqualTo("gone");
            assertThat(attribute(letter, "error")).contains("gone.json.gz");
        });
        lake.aws().s3.putObject(put -> put.bucket(BUCKET).key(key(filesOf(22).get(0))), RequestBody.fromBytes(kept));
        awaitRows("gone-", "gone-1", "gone-2");
    }

    @Test
    void ofManyWorkersOnOneUnitOneWinsEachCommit() {
        int rounds = 0;
        try (LogLines log = new LogLines();
                Workers workers = new Workers(lake, 3)) {
            while (log.at(Level.INFO).stream().noneMatch(line -> line.contains("another worker was first"))
                    && rounds < 20) {
                drop("23", "race-" + rounds + ".json.gz", Trail.fileAt("2026-11-23T10:00:00Z", raceId(rounds++)));
                await().atMost(PATIENCE).until(() -> lake.partitionsOf("from_cloudtrail_raw").stream()
                        .anyMatch(location -> location.endsWith("/2026/11/23/")));
                workers.passAtOnce(new Unit("cloudtrail", 20261123, 0));
            }
            assertThat(log.at(Level.INFO)).anyMatch(line -> line.contains("another worker was first"));
        }

        String[] ids = IntStream.range(0, rounds).mapToObj(CommitTest::raceId).toArray(String[]::new);
        awaitRows("race-", ids);
        awaitIdle();
        awaitRows("race-", ids);
        Map<String, Long> commits = lake.manifestsOf(ROWS).stream()
                .filter(manifest -> manifest.day() == 20261123)
                .flatMap(manifest -> manifest.objects().stream())
                .map(Manifest.RawFile::key)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(commits).hasSize(rounds).allSatisfy((key, times) -> assertThat(times)
                .isOne());
    }

    /** Marks the unit of a day for aggregation, as an event would. */
    private static void mark(int day) {
        String url = lake.aws()
                .sqs
                .getQueueUrl(get -> get.queueName("loglake-aggregate.fifo"))
                .queueUrl();
        lake.aws().sqs.sendMessage(send -> send.queueUrl(url)
                .messageBody("{\"source\":\"cloudtrail\",\"day\":" + day + ",\"shard\":0}")
                .messageGroupId("by-hand")
                .messageDeduplicationId("by-hand-" + day));
    }

    private static String raceId(int round) {
        return "race-" + (char) ('a' + round);
    }

    private static void drop(String day, String file, String json) {
        lake.dropGzip("cloudtrail", Trail.key(file).replace("/11/20/", "/11/" + day + "/"), json);
    }

    private static List<OrcFile> filesOf(int day) {
        return lake.manifestsOf(ROWS).stream()
                .filter(manifest -> manifest.day() == 20261100 + day)
                .flatMap(manifest -> manifest.files().stream())
                .toList();
    }

    private static byte[] bytes(OrcFile file) {
        return lake.aws()
                .s3
                .getObjectAsBytes(get -> get.bucket(BUCKET).key(key(file)))
                .asByteArray();
    }

    private static void delete(OrcFile file) {
        lake.aws().s3.deleteObject(it -> it.bucket(BUCKET).key(key(file)));
    }

    private static String key(OrcFile file) {
        return new EventDay(ROWS, file.day()).folder(EventDay.FIRST_GENERATION) + file.name();
    }

    private static String attribute(Message letter, String name) {
        return letter.messageAttributes().get(name).stringValue();
    }

    private static List<String> eventIds(String start) {
        return lake
                .ask("select eventid from " + ROWS + " where eventid like '" + start + "%' order by 1")
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private static void awaitRows(String start, String... ids) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(eventIds(start)).isEqualTo(Arrays.asList(ids)));
    }

    private static void awaitIdle() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of("cloudtrail-events", "aggregate.fifo"))
                .allSatisfy(queue -> assertThat(lake.depth(queue)).as(queue).isZero()));
    }
}
