package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.cli.Words.Said;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is lost of a lake is made again from the layer below, to the same content. */
class RebuildTest {
    private static final List<String> SEALED = List.of("2026-08-01", "2026-08-02");
    private static final String OPEN = "2026-08-03";
    private static final int FILES = 5;

    @TempDir
    static Path folder;

    private static QuietLake quiet;
    private static Map<String, String> contents;

    @BeforeAll
    static void start() {
        quiet = QuietLake.start(folder);
        SEALED.forEach(day -> quiet.dropMany(day, "day-" + day, FILES));
        quiet.dropMany(OPEN, "day-" + OPEN, FILES);
        quiet.lake.dropGzip(
                "cloudtrail",
                QuietLake.key(OPEN, "late"),
                Trail.fileAt("2026-08-01T23:59:59Z", "late", "day-2026-08-01-00"));
        assertThat(quiet.backfillSpan("2026-08-01", OPEN, "--missing").exit()).isZero();
        SEALED.forEach(day -> quiet.sealNow(day));
        contents = contents();
        assertThat(quiet.ids("2026-08-01")).hasSize(FILES + 1);
    }

    @AfterAll
    static void stop() {
        quiet.close();
    }

    @BeforeEach
    void isWhole() {
        assertThat(rebuild().exit()).isZero();
        assertWhole();
    }

    @Test
    void aTableThatIsWholeStaysAsItIs() {
        List<String> before = quiet.keys("");

        assertThat(rebuild().exit()).isZero();

        assertThat(quiet.keys("")).isEqualTo(before);
    }

    @Test
    void anEmptiedBucketIsFilledAgain() {
        quiet.delete(quiet.keys("").toArray(String[]::new));

        Said said = rebuild();

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains(contents.values());
        assertWhole();
    }

    @Test
    void anEmptiedCatalogIsFilledAgain() {
        quiet.lake
                .aws()
                .glue
                .getTables(get -> get.databaseName("loglake"))
                .tableList()
                .forEach(table -> quiet.lake.aws().glue.deleteTable(delete -> delete.databaseName("loglake")
                        .name(table.name())));

        Said said = rebuild();

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("1 raw partitions registered");
        assertWhole();
    }

    @Test
    void whatLostQueuesShouldHaveToldOfComesIn() {
        quiet.drop(OPEN, "untold");
        quiet.lake.aws().sqs.listQueues().queueUrls().forEach(url -> quiet.lake
                .aws()
                .sqs
                .purgeQueue(purge -> purge.queueUrl(url)));

        assertThat(rebuild().exit()).isZero();

        assertThat(quiet.ids(OPEN)).hasSize(FILES + 1).contains("untold");
        quiet.removeRaw(OPEN, "untold");
        assertThat(quiet.backfill(OPEN).exit()).isZero();
    }

    @Test
    void aManifestThatLostAnEntryIsReplaced() throws Exception {
        removeFirstEntry(manifestKeys("2026-08-02").get(0));

        Said said = rebuild();

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("cloudtrail/20260802/0 was run again: its manifests have a gap or do not add up");
        assertWhole();
    }

    @Test
    void aLostManifestIsReplacedWhetherItsDayIsSealedOrNot() {
        quiet.drop("2026-08-02", "beside");
        assertThat(quiet.backfill("2026-08-02", "--missing").exit()).isZero();
        quiet.removeRaw("2026-08-02", "beside");
        for (String day : List.of("2026-08-02", OPEN)) {
            manifestKeys(day).forEach(key -> quiet.delete(key));
        }

        Said said = rebuild();

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("cloudtrail/20260802/0 was run again: it has files that no manifest names")
                .contains("cloudtrail/20260803/0 was run again: it has files that no manifest names");
        assertWhole();
    }

    @Test
    void lostOrcFilesAreMadeAgainWhetherTheyAreSealedOrNot() {
        for (String day : List.of("2026-08-01", "2026-08-02", OPEN)) {
            quiet.delete(quiet.keys(eventDay(day).prefix()).toArray(String[]::new));
        }

        assertThat(rebuild().exit()).isZero();

        assertWhole();
    }

    @Test
    void aFileThatIsNotWhatItsManifestSaysIsReplaced() {
        OrcFile file = quiet.manifests(OPEN).live().stream()
                .flatMap(manifest -> manifest.files().stream())
                .filter(one -> one.day() == eventDay(OPEN).day())
                .findFirst()
                .orElseThrow();
        String key = eventDay(OPEN).folder(EventDay.FIRST_GENERATION) + file.name();
        quiet.lake.aws().s3.putObject(put -> put.bucket(QuietLake.BUCKET).key(key), RequestBody.fromString("cut"));

        Said said = rebuild();

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("cloudtrail/20260803/0 was run again: a file of it has another size");
        assertThat(quiet.ids(OPEN)).hasSize(FILES).doesNotHaveDuplicates();
    }

    @Test
    void rowsWhoseObjectsAreGoneAreNotGivenUpForAFaultyManifest() throws Exception {
        String day = "2026-08-09";
        quiet.drop(day, "precious-1", "precious-2", "precious-3");
        assertThat(quiet.backfill(day, "--missing").exit()).isZero();
        quiet.removeRaw(day, "precious-3");
        removeFirstEntry(manifestKeys(day).get(0));

        Said said = rebuild();

        assertThat(said.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(said.out())
                .contains("failed: cloudtrail/20260809/0: it ought to be run again", "precious-3", "put them back");
        assertThat(quiet.ids(day)).containsExactly("precious-1", "precious-2", "precious-3");
        assertThat(quiet.backfill(day).exit()).isZero();
        assertThat(quiet.ids(day)).containsExactly("precious-1", "precious-2");
    }

    @Test
    void onlyDaysWithinBoundsAreLookedAt() {
        Said said = quiet.words()
                .say("rebuild", "--table", QuietLake.ROWS, "--from", "2026-08-02", "--to", "2026-08-02", "--json");

        assertThat(said.out()).contains("\"day\" : 20260802").doesNotContain("20260801", "20260803");
        Said noTable = quiet.words().say("rebuild", "--table", "from_cloudtrail_raw");
        assertThat(noTable.exit()).isEqualTo(Cli.REFUSED);
        assertThat(noTable.err()).contains("from_cloudtrail_readready");
        assertThat(quiet.words()
                        .say("rebuild", "--table", QuietLake.ROWS, "--from", "T")
                        .exit())
                .isEqualTo(2);
    }

    private static void removeFirstEntry(String key) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode manifest = (ObjectNode) json.readTree(bytes(key));
        ((ArrayNode) manifest.get("objects")).remove(0);
        quiet.lake
                .aws()
                .s3
                .putObject(
                        put -> put.bucket(QuietLake.BUCKET).key(key),
                        RequestBody.fromBytes(json.writeValueAsBytes(manifest)));
    }

    private static Said rebuild() {
        return quiet.words().say("rebuild", "--table", QuietLake.ROWS);
    }

    private static void assertWhole() {
        assertThat(contents()).isEqualTo(contents);
        assertThat(quiet.ids("2026-08-01")).hasSize(FILES + 1).doesNotHaveDuplicates();
        assertThat(quiet.ids("2026-08-02")).hasSize(FILES).doesNotHaveDuplicates();
        assertThat(quiet.ids(OPEN)).hasSize(FILES).doesNotHaveDuplicates();
    }

    /** Content hashes of the sealed days. */
    private static Map<String, String> contents() {
        return SEALED.stream()
                .collect(Collectors.toMap(
                        day -> day, day -> quiet.seal(day).orElseThrow().contentHash(), (a, b) -> a, TreeMap::new));
    }

    private static EventDay eventDay(String day) {
        return new EventDay(QuietLake.ROWS, Integer.parseInt(day.replace("-", "")));
    }

    private static List<String> manifestKeys(String day) {
        List<Manifest> all = quiet.manifests(day).all();
        assertThat(all).isNotEmpty();
        return quiet.keys("_loglake/manifest/" + QuietLake.ROWS + "/" + day.replace("-", "") + "/");
    }

    private static byte[] bytes(String key) {
        return quiet.lake
                .aws()
                .s3
                .getObjectAsBytes(get -> get.bucket(QuietLake.BUCKET).key(key))
                .asByteArray();
    }
}
