package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import routes.Rooms;
import routes.aws.S3Buckets;
import routes.completeness.Accounted;
import routes.completeness.Fate;
import routes.completeness.Fault;
import routes.completeness.Records;
import routes.completeness.Report;
import routes.manifest.EventDay;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;

/** Every object that a source lists has one fate, and what is lost behind the lake's back is named. Each test takes a day of its own. */
class CompletenessTest {
    private static final String TABLE = "from_cloudtrail_readready";
    private static final String BUCKET = "loglake-readready";
    private static final String RAW = TestLake.rawBucket("cloudtrail");
    /** A bucket of the source that tells nothing, and that the lake itself does not sweep. */
    private static final String QUIET = "quiet-trail";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static FilterFolder filters;
    private static TestLake lake;

    @BeforeAll
    static void start() {
        filters = FilterFolder.copiedTo(data.resolve("filters"));
        lake = TestLake.start(data.resolve("lake"), filters.setting());
        new S3Buckets(lake.aws().s3).make(QUIET);
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void everyObjectOfAMixedDayHasExactlyOneFate() {
        dropLogs("01", "in-1", "in-2", "in-3");
        drop(RAW, key("01", "999988887777", "a.json.gz"), "x-1");
        drop(RAW, key("01", "999988887777", "b.json.gz"), "x-2");
        drop(RAW, key("01", "111122223333", "d.json.gz").replace("/CloudTrail/", "/CloudTrail-Digest/"), "x-3");
        lake.drop("cloudtrail", key("01", "111122223333", "page.json.gz"), "<html>".getBytes(StandardCharsets.UTF_8));
        lake.drop("cloudtrail", key("01", "111122223333", "empty.json.gz"), new byte[0]);
        drop(RAW, key("01", "111122223333", "strange.txt"), "x-4");
        drop(QUIET, key("01", "111122223333", "silent.json.gz"), "x-5");

        Report report = awaitFate(20261001, "1h", Fate.QUARANTINED, 2);

        assertThat(report.listed().objects()).isEqualTo(10);
        assertThat(keys(report, Fate.IN_LAKE))
                .containsExactlyInAnyOrder("in-1.json.gz", "in-2.json.gz", "in-3.json.gz");
        assertThat(report.reasons(Fate.EXCLUDED)).isEqualTo(Map.of("sandbox-account", 2L, "cloudtrail-digest", 1L));
        assertThat(report.tickets()).containsEntry("sandbox-account", "CHG-48121");
        assertThat(report.reasons(Fate.QUARANTINED)).isEqualTo(Map.of("not-a-log", 1L, "empty-object", 1L));
        assertThat(report.reasons(Fate.DEAD)).isEqualTo(Map.of("no-placement", 1L));
        assertThat(keys(report, Fate.WAITING)).containsExactly("silent.json.gz");
        assertThat(report.of(Fate.UNACCOUNTED)).isEmpty();
        assertThat(report.records()).isEqualTo(new Records(3, 3, 0, 0));
        assertThat(report.isGood()).isTrue();

        Report later = awaitFate(20261001, "1s", Fate.UNACCOUNTED, 1);
        assertThat(later.of(Fate.UNACCOUNTED)).singleElement().satisfies(lost -> {
            assertThat(lost.object().uri())
                    .isEqualTo("s3://" + QUIET + "/" + key("01", "111122223333", "silent.json.gz"));
            assertThat(lost.why())
                    .isEqualTo("./loglake backfill --source cloudtrail --from 2026-10-01 --to 2026-10-01 --missing");
        });
        assertThat(later.isGood()).isFalse();

        filters.turnOff("cloudtrail");
        assertThat(report(20261001, "1s").reasons(Fate.WAITING)).isEqualTo(Map.of("switch inc-7731", 1L));
        filters.turnAllOn();
    }

    @Test
    void aLostFileIsNamedWithItsObjectsAndTheCommandThatMendsIt() {
        dropLogs("02", "lost-1");
        String file = onlyFile(20261002);
        lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET).key(file));

        Report report = awaitFate(20261002, "1s", Fate.UNACCOUNTED, 1);

        assertThat(report.faults())
                .extracting(Fault::what)
                .singleElement()
                .asString()
                .contains(file, "is missing", "manifest 1 of cloudtrail/20261002/0");
        assertThat(report.mending())
                .containsExactly("./loglake rebuild --table " + TABLE + " --from 2026-10-02 --to 2026-10-02");
    }

    @Test
    void aFileOfAnotherSizeIsNoFile() {
        dropLogs("03", "size-1");
        String file = onlyFile(20261003);
        lake.aws().s3.putObject(put -> put.bucket(BUCKET).key(file), RequestBody.fromString("half"));

        Report report = awaitFate(20261003, "1s", Fate.UNACCOUNTED, 1);

        assertThat(report.faults())
                .extracting(Fault::what)
                .singleElement()
                .asString()
                .contains(file, "has not the");
    }

    @Test
    void aLostManifestLeavesItsObjectsAndItsFileUnaccountedFor() {
        dropLogs("04", "manifest-1");
        String file = onlyFile(20261004);
        lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET).key(manifestKey(20261004)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = report(20261004, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(1);
            assertThat(report.faults())
                    .extracting(Fault::what)
                    .anyMatch(what -> what.contains(name(file)) && what.contains("no live manifest names"));
        });
    }

    @Test
    void anEntryTakenOutOfAManifestIsMissed() throws Exception {
        dropLogs("05", "entry-1", "entry-2");
        onlyFile(20261005);
        String key = manifestKey(20261005);
        ObjectNode manifest = (ObjectNode) JSON.readTree(lake.aws()
                .s3
                .getObjectAsBytes(get -> get.bucket(BUCKET).key(key))
                .asByteArray());
        ArrayNode objects = (ArrayNode) manifest.get("objects");
        objects.remove(0);
        lake.aws().s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(manifest.toString()));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = report(20261005, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(1);
            assertThat(report.records().balance()).isFalse();
            assertThat(report.faults()).extracting(Fault::what).anyMatch(what -> what.contains("records read are not"));
        });
    }

    @Test
    void aPartitionThatPointsElsewhereIsNamed() {
        dropLogs("06", "partition-1");
        onlyFile(20261006);
        try (Rooms rooms = rooms("1s")) {
            rooms.catalog.movePartition(TABLE, List.of("20261006"), "s3://" + BUCKET + "/elsewhere/");
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(report(20261006, "1s").faults())
                        .extracting(Fault::what)
                        .singleElement()
                        .asString()
                        .contains("points to [s3://" + BUCKET + "/elsewhere/]", "gen-0001/"));
    }

    @Test
    void aSealedDayIsCompleteToo() {
        dropLogs("07", "sealed-1", "sealed-2");
        onlyFile(20261007);
        try (Rooms rooms = rooms("1s")) {
            rooms.seal.sealing().seal(new EventDay(TABLE, 20261007));
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = report(20261007, "1s");
            assertThat(report.faults()).isEmpty();
            assertThat(report.of(Fate.IN_LAKE)).hasSize(2);
        });
        lake.aws()
                .s3
                .listObjectsV2(list -> list.bucket(BUCKET).prefix(TABLE + "/logcalendarday=20261007/"))
                .contents()
                .forEach(file -> lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET)
                        .key(file.key())));
        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = report(20261007, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(2);
            assertThat(report.faults()).extracting(Fault::what).anyMatch(what -> what.startsWith("seal 1 of"));
        });
    }

    @Test
    void theAnswerIsReadFromManifestsAndListingsAlone() {
        dropLogs("08", "cheap-1", "cheap-2");
        onlyFile(20261008);
        int gets = CallRecorder.gets().size();

        assertThat(report(20261008, "1h").of(Fate.IN_LAKE)).hasSize(2);

        assertThat(CallRecorder.gets().subList(gets, CallRecorder.gets().size()))
                .filteredOn(object -> object.contains("20261008") || object.contains("/2026/10/08/"))
                .isNotEmpty()
                .allMatch(object -> object.startsWith(BUCKET + "/_loglake/manifest/"));
    }

    @Test
    void theCommandAnswersWithItsExitCodeAndItsResultBecomesARow() {
        dropLogs("09", "command-1");
        onlyFile(20261009);

        assertThat(command("2026-10-09").exit).isZero();
        assertThat(command("20261009").out).contains("in the lake                              1", "complete in");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lake.cell(
                        "select count(*) from loglake_completeness where day = 20261009 and complete and inlake = 1"))
                .isEqualTo("2"));
        assertThat(command("2026-13-09").exit).isEqualTo(2);
    }

    private record Said(int exit, String out) {}

    private static Said command(String day) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new CompletenessCommand())
                .setOut(new PrintWriter(out))
                .execute(
                        "--source",
                        "cloudtrail",
                        "--day",
                        day,
                        "--data",
                        data.resolve("lake").toString());
        return new Said(exit, out.toString());
    }

    private static void dropLogs(String day, String... ids) {
        for (String id : ids) {
            drop(RAW, key(day, "111122223333", id + ".json.gz"), id);
        }
    }

    private static void drop(String bucket, String key, String eventId) {
        String time = key.replaceAll(".*/(2026)/(10)/(\\d\\d)/.*", "$1-$2-$3T12:00:00Z");
        lake.aws()
                .s3
                .putObject(
                        put -> put.bucket(bucket).key(key),
                        RequestBody.fromBytes(TestLake.gzip(Trail.fileAt(time, eventId))));
    }

    private static String key(String day, String account, String file) {
        return Trail.key(account, file).replace("2026/11/20", "2026/10/" + day);
    }

    private static Rooms rooms(String settle) {
        return new Rooms(
                lake.settings()
                        .with(
                                Map.of(
                                        "loglake.completeness.settle",
                                        settle,
                                        "loglake.sweep.roots",
                                        "cloudtrail=s3://" + RAW + "/,cloudtrail=s3://" + QUIET + "/"),
                                "a test"),
                lake.aws(),
                Sources.bundled(),
                new SimpleMeterRegistry());
    }

    private static Report report(int day, String settle) {
        try (Rooms rooms = rooms(settle)) {
            return rooms.completeness().of(Sources.bundled().source("cloudtrail"), day);
        }
    }

    /** The report in which {@code objects} have {@code fate}, when it has come to that. */
    private static Report awaitFate(int day, String settle, Fate fate, int objects) {
        return await().atMost(PATIENCE)
                .until(
                        () -> report(day, settle),
                        report -> report.of(fate).size() == objects
                                && (settle.equals("1s")
                                        || report.of(Fate.WAITING).size() <= 1));
    }

    /** Key of the one ORC file of a day, when all that was put is in the lake. */
    private static String onlyFile(int day) {
        await().atMost(PATIENCE).until(() -> {
            Report report = report(day, "1h");
            return report.listed().objects() == report.of(Fate.IN_LAKE).size();
        });
        lake.awaitIdle();
        return lake.aws()
                .s3
                .listObjectsV2(list -> list.bucket(BUCKET).prefix(TABLE + "/logcalendarday=" + day + "/"))
                .contents()
                .get(0)
                .key();
    }

    private static String manifestKey(int day) {
        return "_loglake/manifest/" + TABLE + "/" + day + "/0/00000001.json";
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static List<String> keys(Report report, Fate fate) {
        return report.of(fate).stream()
                .map(Accounted::object)
                .map(object -> object.fileName())
                .toList();
    }
}
