package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.cli.Words.Said;
import routes.completeness.Fate;
import routes.completeness.Report;
import routes.manifest.Manifest;
import routes.manifest.Unit;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whatever is turned off and on again by the command, in the end the lake holds what an undisturbed one would. */
class SwitchEffectsTest {
    private static final String RAW = "from_cloudtrail_raw";
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String EVENTS = "cloudtrail-events";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** What was held in the moment in which its table was turned on goes back with the next look. */
    private static final Duration UNTIL_LOOKED = Duration.ofSeconds(90);

    private static final int FILES = 25;

    @TempDir
    static Path folder;

    private static ObservedLake observed;
    private static Words words;

    @BeforeAll
    static void start() throws IOException {
        observed = new ObservedLake(folder);
        words = new Words(
                folder.resolve("lake"),
                Files.writeString(
                        folder.resolve("lake.properties"), "loglake.filters.dir=" + observed.filters.folder() + "\n"));
    }

    @AfterAll
    static void stop() {
        observed.close();
    }

    @Test
    void whatAPausedSourceIsToldOfWaitsInItsQueue() {
        assertThat(off("cloudtrail", "--pause", "INC-1").out())
                .contains("cloudtrail is paused until", "its messages wait", "0 messages wait now", "14 days")
                .contains("taken it", "./loglake switch on inc-1 --data");
        drop("11");

        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(observed.lake.depth(EVENTS)).isEqualTo(FILES);
            assertThat(observed.lake.metric("loglake_switch_off{effect=\"pause\",source=\"cloudtrail\""))
                    .isOne();
        });
        assertThat(observed.lake.metric("loglake_switch_until_timestamp_seconds{source=\"cloudtrail\""))
                .isGreaterThan(1e9);
        assertThat(observed.lake.observe("health?data=true")).contains("\"off.inc-1\"", "by jane.doe (INC-1)");
        assertThat(observed.lake.observe("health/ready")).doesNotContain("DOWN");

        assertThat(on("cloudtrail").out()).contains("cloudtrail turns on: switch inc-1 goes", FILES + " messages wait");
        assertWhole("11");
    }

    @Test
    void whatADroppedSourceIsToldOfIsWrittenDownAndStaysOutUntilItIsBackfilled() {
        observed.dropLogs("12", "before");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(observed.lake.partitionsOf(RAW)).anyMatch(of("12")));
        // A pass that is not done when the drop begins would wait for its end.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken("12")).hasSize(1));
        double decided = dropped();
        off("cloudtrail", "--drop", "INC-2");
        drop("12");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(dropped()).isEqualTo(decided + FILES));
        // A message is acknowledged after its decisions are durable.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(observed.lake.depth(EVENTS)).isZero());
        assertThat(decisions())
                .filteredOn(row -> row.contains("\"decision\":\"dropped\""))
                .hasSize(FILES)
                .allMatch(row -> row.contains("\"rule\":\"inc-2\",\"ticket\":\"INC-2\""));
        Report meanwhile = observed.report(20261012, "1s");
        assertThat(meanwhile.reasons(Fate.WAITING).get("dropped by switch inc-2"))
                .isBetween((long) FILES, FILES + 1L);
        assertThat(meanwhile.of(Fate.UNACCOUNTED)).isEmpty();
        // A pass that was asked for before leaves what was dropped where it is.
        observed.lake.sendFifo("aggregate.fifo", "{\"source\":\"cloudtrail\",\"day\":20261012,\"shard\":0}", "x");
        await().atMost(PATIENCE).until(() -> !held(ROWS).isEmpty());
        assertThat(taken("12")).hasSize(1);

        on("inc-2");
        String mend = "./loglake backfill --source cloudtrail --from 2026-10-12 --to 2026-10-12 --missing";
        Said mended = words.say(mend.substring("./loglake ".length()).split(" "));
        assertThat(mended.exit()).as(mended.toString()).isZero();
        await().atMost(UNTIL_LOOKED).until(() -> held(ROWS).isEmpty());
        assertThat(taken("12")).hasSize(FILES + 1);
        assertSameAsDoneAgain("12");
    }

    @Test
    void workOnPausedTablesWaitsForEachOfThemOnItsOwn() {
        off("--table", RAW, "--pause", "INC-3");
        off("--table", ROWS, "--pause", "INC-4");
        assertThat(words.say("switch", "list", "--json").out()).contains("\"taken\" : true", "\"table\" : \"" + RAW);
        drop("13");

        await().atMost(PATIENCE)
                .until(() -> held(RAW).size() == 1 && !held(ROWS).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(observed.lake.depth(EVENTS)).isZero());
        assertThat(observed.lake.partitionsOf(RAW)).noneMatch(of("13"));
        assertThat(observed.report(20261013, "1s").reasons(Fate.WAITING))
                .isEqualTo(Map.of("switch inc-3", (long) FILES));

        assertThat(on("--table", RAW).out()).contains("still off by inc-4");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(observed.lake.partitionsOf(RAW)).anyMatch(of("13")));
        observed.lake.sendFifo("seal.fifo", "{\"table\":\"" + ROWS + "\",\"day\":20261013}", "y");
        await().atMost(PATIENCE).until(() -> held(ROWS).stream().anyMatch(key -> key.contains("/seal.fifo/")));
        await().atMost(UNTIL_LOOKED).until(() -> held(RAW).isEmpty());
        assertThat(taken("13")).isEmpty();
        aFileThatComesAllTheSameIsNotRegisteredAndThatIsNoFault();

        on("--table", ROWS);
        assertWhole("13");
        await().atMost(UNTIL_LOOKED).until(() -> held(ROWS).isEmpty());
    }

    /** As of a pass that was under way when its table was paused. */
    private static void aFileThatComesAllTheSameIsNotRegisteredAndThatIsNoFault() {
        try (Rooms rooms = observed.rooms("1s")) {
            rooms.aggregate.eager().pass(new Unit("cloudtrail", 20261013, 0));
        }
        await().atMost(PATIENCE).until(() -> held(ROWS).stream().anyMatch(key -> key.contains("/placements.fifo/")));
        await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(() -> {
            Report report = observed.report(20261013, "1s");
            assertThat(report.of(Fate.IN_LAKE)).hasSize(FILES);
            assertThat(report.faults()).isEmpty();
        });
        assertThat(observed.lake.partitionsOf(ROWS)).noneMatch(location -> location.contains("=20261013/"));
    }

    @Test
    void aPauseLongerThanItsQueueKeepsMessagesIsRefusedByTheCommandAndByTheLake() {
        Said said = words.say(
                "switch",
                "off",
                "cloudtrail",
                "--pause",
                "--until",
                "20d",
                "--reason",
                "Too long a pause.",
                "--ticket",
                "INC-5",
                "--yes");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("F016 the pause is longer than 13 days");

        try (LogLines log = new LogLines()) {
            observed.filters.turnOff("cloudtrail");
            observed.filters.edit(
                    "switches.yaml", text -> text.stripTrailing() + "\n    until: 2027-01-01T00:00:00Z\n");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                    .anySatisfy(line -> assertThat(line).contains("switches refused", "F016")));
        }
        assertThat(words.say("switch", "list").exit()).isZero();
        observed.filters.turnAllOn();
    }

    private static void drop(String day) {
        observed.dropLogs(
                day,
                IntStream.range(0, FILES)
                        .mapToObj(n -> "switch-" + day + "-" + n)
                        .toArray(String[]::new));
    }

    /** All of a day is there once, with the content that it has when all is done again. */
    private static void assertWhole(String day) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken(day)).hasSize(FILES).doesNotHaveDuplicates());
        assertSameAsDoneAgain(day);
    }

    private static void assertSameAsDoneAgain(String day) {
        String content = sealed(day);
        String text = "2026-10-" + day;
        Said again = words.say("backfill", "--source", "cloudtrail", "--from", text, "--to", text);
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(sealed(day)).isEqualTo(content);
    }

    private static String sealed(String day) {
        Said said = words.say("seal", "--table", ROWS, "--day", "2026-10-" + day);
        assertThat(said.exit()).as(said.toString()).isZero();
        return said.out().replaceAll("(?s).* content (\\S+).*", "$1");
    }

    /** Objects of a day that are in the lake. */
    private static List<String> taken(String day) {
        return observed.lake.manifestsOf(ROWS).stream()
                .flatMap(manifest -> manifest.objects().stream())
                .map(Manifest.RawFile::key)
                .filter(of(day))
                .toList();
    }

    /** What the lake wrote down so far, before it is a table. */
    private static List<String> decisions() {
        var s3 = observed.lake.aws().s3;
        return s3.listObjectsV2(list -> list.bucket("loglake-ledger").prefix("decisions/")).contents().stream()
                .map(object ->
                        s3.getObjectAsBytes(get -> get.bucket("loglake-ledger").key(object.key())))
                .flatMap(bytes ->
                        unzipped(bytes.asByteArray()).replace("},{", "},\n{").lines())
                .toList();
    }

    private static String unzipped(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> held(String table) {
        return observed
                .lake
                .aws()
                .s3
                .listObjectsV2(list -> list.bucket(ObservedLake.BUCKET).prefix("_loglake/held/" + table + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static double dropped() {
        return observed.lake.metric("loglake_objects_total{decision=\"dropped\",source=\"cloudtrail\"");
    }

    private static Predicate<String> of(String day) {
        return location -> location.contains("/2026/10/" + day + "/");
    }

    private static Said off(String... choiceAndTicket) {
        List<String> all = new ArrayList<>(List.of(choiceAndTicket));
        String ticket = all.remove(all.size() - 1);
        all.addAll(0, List.of("switch", "off"));
        all.addAll(List.of("--until", "2h", "--reason", "Its producer writes broken files.", "--by", "jane.doe"));
        all.addAll(List.of("--ticket", ticket, "--yes"));
        return done(all);
    }

    private static Said on(String... what) {
        List<String> all = new ArrayList<>(List.of("switch", "on"));
        all.addAll(List.of(what));
        all.add("--yes");
        return done(all);
    }

    private static Said done(List<String> all) {
        Said said = words.say(all.toArray(String[]::new));
        assertThat(said.exit()).as(said.toString()).isZero();
        return said;
    }
}
