package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.manifest.EventDay;
import routes.manifest.Seal;
import routes.manifest.Unit;
import routes.readready.ReadreadyBeans;
import routes.seal.OldGenerations;
import routes.seal.SealBeans;
import routes.seal.Sealing;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** A day is closed: its rows once each, at a new place, to which readers go all at once. Each test takes a day of its own. */
class SealTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path data;

    private static TestLake lake;
    private static Rooms rooms;

    @BeforeAll
    static void start() {
        lake = TestLake.start(data);
        rooms = new Rooms(
                lake.settings().with(Map.of("loglake.aggregate.max-wait", "1ms"), "a test"),
                lake.aws(),
                Sources.bundled(),
                new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        rooms.close();
        lake.close();
    }

    @Test
    void anEventThatThreeFilesOfTwoTrailsDeliverOverThreeDaysIsOneRow() {
        String event = Trail.fileAt("2026-11-01T10:00:00Z", "told-often");
        dropAt("2026/11/01", "a.json.gz", event);
        dropAt("2026/11/02", "b.json.gz", event);
        lake.dropGzip("cloudtrail", "AWSLogs/" + Trail.ACCOUNT + "/CloudTrail/us-east-1/2026/11/03/c.json.gz", event);
        dropAt("2026/11/01", "twin-1.json.gz", twin("twin-1"));
        dropAt("2026/11/01", "twin-2.json.gz", twin("twin-2"));
        awaitRows(20261101, 5);

        Seal seal = seal(20261101);

        assertThat(seal.duplicates()).isEqualTo(2);
        assertThat(seal.rows()).isEqualTo(3);
        assertThat(idsOf(20261101)).containsExactly("told-often", "twin-1", "twin-2");
        assertThat(locationOf(20261101)).endsWith("/logcalendarday=20261101/gen-0002/");
        assertThat(seal(20261101)).as("sealed again without need").isEqualTo(seal);
    }

    @Test
    void lateEventsAreSeenAtOnceInTheirOwnDayAndItIsSealedAgain() {
        dropAt("2026/10/05", "first.json.gz", Trail.fileAt("2026-10-05T10:00:00Z", "in-time"));
        awaitRows(20261005, 1);
        assertThat(seal(20261005).version()).isEqualTo(1);

        dropAt("2026/10/14", "late.json.gz", Trail.fileAt("2026-10-05T23:59:59Z", "nine-days-late", "in-time"));
        awaitRows(20261005, 3);
        Seal second = seal(20261005);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.duplicates()).isOne();
        assertThat(idsOf(20261005)).containsExactly("in-time", "nine-days-late");
        assertThat(locationOf(20261005)).endsWith("/gen-0003/");
    }

    @Test
    void aPassThatCommitsWhileADayIsSealedEndsUpInTheNewPlaceOnce() {
        for (String moment : List.of("before", "after")) {
            int day = moment.equals("before") ? 20261007 : 20261008;
            String folder = "2026/10/0" + day % 10;
            String time = "2026-10-0" + day % 10 + "T10:00:00Z";
            dropAt(folder, "early.json.gz", Trail.fileAt(time, "early-" + moment));
            awaitRows(day, 1);

            Seal seal = sealerThatMeets(moment, () -> {
                        dropAt(folder, "meanwhile.json.gz", Trail.fileAt(time, "meanwhile-" + moment));
                        rooms.aggregate.aggregation().pass(new Unit("cloudtrail", day, 0));
                    })
                    .seal(new EventDay(ROWS, day))
                    .orElseThrow();

            assertThat(idsOf(day))
                    .as("met %s the commit", moment)
                    .containsExactly("early-" + moment, "meanwhile-" + moment);
            assertThat(seal(day).rows()).isEqualTo(2);
            assertThat(idsOf(day)).containsExactly("early-" + moment, "meanwhile-" + moment);
            assertThat(seal.version()).isPositive();
        }
    }

    @Test
    void aSealThatDiedAfterItsCommitIsMadeGoodByTheNext() {
        dropAt("2026/10/09", "kept.json.gz", Trail.fileAt("2026-10-09T10:00:00Z", "kept"));
        awaitRows(20261009, 1);
        Sealing dying = sealerThatMeets("after", () -> {
            throw new IllegalStateException("pulled the plug");
        });

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> dying.seal(new EventDay(ROWS, 20261009)))
                .hasMessage("pulled the plug");

        assertThat(idsOf(20261009)).as("readers stay where they were").containsExactly("kept");
        assertThat(seal(20261009).version()).isEqualTo(2);
        assertThat(idsOf(20261009)).containsExactly("kept");
        assertThat(locationOf(20261009)).endsWith("/gen-0003/");
    }

    @Test
    void readersSeeTheOldSetOrTheNewOne() {
        AtomicBoolean sealing = new AtomicBoolean(true);
        dropAt("2026/10/11", "0.json.gz", Trail.fileAt("2026-10-11T10:00:00Z", "seen-0"));
        awaitRows(20261011, 1);
        Thread sealer = new Thread(() -> {
            for (int round = 1; round <= 6; round++) {
                dropAt("2026/10/11", round + ".json.gz", Trail.fileAt("2026-10-11T10:00:00Z", "seen-" + round));
                rooms.aggregate.aggregation().pass(new Unit("cloudtrail", 20261011, 0));
                seal(20261011);
            }
            sealing.set(false);
        });
        sealer.start();
        int before = 1;
        while (sealing.get()) {
            List<String> now = idsOf(20261011);
            assertThat(now).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(before);
            before = now.size();
        }
        assertThat(idsOf(20261011)).hasSize(7);
    }

    @Test
    void whatReadersLeftBehindIsRemovedAfterTheGraceAndNothingElse() {
        dropAt("2026/10/13", "old.json.gz", Trail.fileAt("2026-10-13T10:00:00Z", "old"));
        awaitRows(20261013, 1);
        seal(20261013);
        dropAt("2026/10/13", "new.json.gz", Trail.fileAt("2026-10-13T10:00:00Z", "new"));
        awaitRows(20261013, 2);

        assertThat(afterGrace("1h").remove()).isZero();
        assertThat(afterGrace("1ms").remove()).isPositive();

        assertThat(idsOf(20261013)).containsExactly("new", "old");
        assertThat(keysOf(20261013)).allMatch(key -> key.contains("/gen-0002/")).hasSize(2);
        assertThat(seal(20261013).rows()).isEqualTo(2);
    }

    private static OldGenerations afterGrace(String grace) {
        OldGenerations[] found = new OldGenerations[1];
        beans(lake.aws().s3, Map.of("loglake.seal.grace", grace)).bind((name, bean) -> {
            if (bean instanceof OldGenerations old) {
                found[0] = old;
            }
        });
        return found[0];
    }

    /** @param moment before or after the seal is committed */
    private static Sealing sealerThatMeets(String moment, Runnable event) {
        return beans(MeetingS3.over(lake.aws().s3, "_loglake/seal/", moment, event), Map.of())
                .sealing();
    }

    private static SealBeans beans(S3Client s3, Map<String, String> settings) {
        return new SealBeans(
                lake.settings().with(settings, "a test"),
                s3,
                Sources.bundled(),
                rooms.catalog,
                rooms.aggregate.lostFiles(),
                new ReadreadyBeans(lake.settings()).sealedFiles(),
                rooms.aggregate.temp(),
                Clock.systemUTC());
    }

    private static Seal seal(int day) {
        return rooms.seal.sealing().seal(new EventDay(ROWS, day)).orElseThrow();
    }

    private static String twin(String id) {
        return Trail.fileAt("2026-11-01T11:00:00Z", id)
                .replace("\"eventID\"", "\"sharedEventID\":\"both\",\"eventID\"");
    }

    private static void dropAt(String day, String file, String json) {
        lake.dropGzip("cloudtrail", Trail.key(file).replace("/2026/11/20/", "/" + day + "/"), json);
    }

    private static List<String> idsOf(int day) {
        return lake
                .ask("select eventid from " + ROWS + " where logcalendarday = " + day + " order by 1")
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private static String locationOf(int day) {
        return lake.partitionsOf(ROWS).stream()
                .filter(location -> location.contains("=" + day + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keysOf(int day) {
        return lake
                .aws()
                .s3
                .listObjectsV2(list -> list.bucket("loglake-readready").prefix(new EventDay(ROWS, day).prefix()))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }

    private static void awaitRows(int day, int rows) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lake.count(ROWS + " where logcalendarday = " + day))
                .isEqualTo(rows));
    }
}
