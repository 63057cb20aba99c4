package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static routes.cli.ObservedLake.BUCKET;
import static routes.cli.ObservedLake.PATIENCE;
import static routes.cli.ObservedLake.TABLE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.catalog.Figures;
import routes.completeness.Fate;
import routes.completeness.Fault;
import routes.completeness.Report;
import routes.manifest.EventDay;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is lost or changed behind the lake's back is named by completeness. Each test takes a day of its own. */
class DamageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static ObservedLake observed;

    @BeforeAll
    static void start() {
        observed = new ObservedLake(data);
    }

    @AfterAll
    static void stop() {
        observed.close();
    }

    @Test
    void aLostFileIsNamedWithItsObjectsAndTheCommandThatMendsIt() {
        observed.dropLogs("02", "lost-1");
        String file = observed.onlyFile(20261002);
        observed.lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET).key(file));

        Report report = observed.awaitFate(20261002, "1s", Fate.UNACCOUNTED, 1);

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
        observed.dropLogs("03", "size-1");
        String file = observed.onlyFile(20261003);
        observed.lake.aws().s3.putObject(put -> put.bucket(BUCKET).key(file), RequestBody.fromString("half"));

        Report report = observed.awaitFate(20261003, "1s", Fate.UNACCOUNTED, 1);

        assertThat(report.faults())
                .extracting(Fault::what)
                .singleElement()
                .asString()
                .contains(file, "has not the");
    }

    @Test
    void aLostManifestLeavesItsObjectsAndItsFileUnaccountedFor() {
        observed.dropLogs("04", "manifest-1");
        String file = observed.onlyFile(20261004);
        observed.lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET).key(manifestKey(20261004)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = observed.report(20261004, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(1);
            assertThat(report.faults())
                    .extracting(Fault::what)
                    .anyMatch(what -> what.contains(name(file)) && what.contains("no live manifest names"));
        });
    }

    @Test
    void anEntryTakenOutOfAManifestIsMissed() throws Exception {
        observed.dropLogs("05", "entry-1", "entry-2");
        observed.onlyFile(20261005);
        String key = manifestKey(20261005);
        ObjectNode manifest = (ObjectNode) JSON.readTree(observed.lake
                .aws()
                .s3
                .getObjectAsBytes(get -> get.bucket(BUCKET).key(key))
                .asByteArray());
        ArrayNode objects = (ArrayNode) manifest.get("objects");
        objects.remove(0);
        observed.lake
                .aws()
                .s3
                .putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(manifest.toString()));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = observed.report(20261005, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(1);
            assertThat(report.records().balance()).isFalse();
            assertThat(report.faults()).extracting(Fault::what).anyMatch(what -> what.contains("records read are not"));
        });
    }

    @Test
    void aPartitionThatPointsElsewhereIsNamed() {
        observed.dropLogs("06", "partition-1");
        observed.onlyFile(20261006);
        try (Rooms rooms = observed.rooms("1s")) {
            rooms.catalog.movePartition(TABLE, List.of("20261006"), "s3://" + BUCKET + "/elsewhere/", Figures.NONE);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(observed.report(20261006, "1s").faults())
                        .extracting(Fault::what)
                        .singleElement()
                        .asString()
                        .contains("points to [s3://" + BUCKET + "/elsewhere/]", "gen-0001/"));
    }

    @Test
    void aSealedDayIsCompleteToo() {
        observed.dropLogs("07", "sealed-1", "sealed-2");
        observed.onlyFile(20261007);
        try (Rooms rooms = observed.rooms("1s")) {
            rooms.seal.sealing().seal(new EventDay(TABLE, 20261007));
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = observed.report(20261007, "1s");
            assertThat(report.faults()).isEmpty();
            assertThat(report.of(Fate.IN_LAKE)).hasSize(2);
        });
        observed.lake
                .aws()
                .s3
                .listObjectsV2(list -> list.bucket(BUCKET).prefix(TABLE + "/logcalendarday=20261007/"))
                .contents()
                .forEach(file -> observed.lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET)
                        .key(file.key())));
        await().atMost(PATIENCE).untilAsserted(() -> {
            Report report = observed.report(20261007, "1s");
            assertThat(report.of(Fate.UNACCOUNTED)).hasSize(2);
            assertThat(report.faults()).extracting(Fault::what).anyMatch(what -> what.startsWith("seal 1 of"));
        });
    }

    private static String manifestKey(int day) {
        return "_loglake/manifest/" + TABLE + "/" + day + "/0/00000001.json";
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
