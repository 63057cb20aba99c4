package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.completeness.Records;
import routes.manifest.EventDay;
import routes.sources.SourceFolder;
import routes.sql.SqlFailed;

/** Sources that are dropped into a lake that runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewSourcesTest {
    private static final List<String> EXAMPLES = List.of("config", "s3access", "guardduty");
    private static final String OWNER = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    private static final String FIREHOSE = "fh/2026/11/20/firehose-1-2026-11-20-00-00-00-abc";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROUTE = """
            - route:
                id: door-events
                description: Who went through which door
                from:
                  uri: kamelet:loglake-source
                  parameters:
                    source: door
                  steps:
                    - bean: {ref: copies, method: "keep(${variable.source}, ${body})"}
                    - bean: {ref: placements, method: "place(${variable.source}, ${body})"}
                    - to: direct:placed
            """;
    private static final String TABLE = """
            source: door
            description: Who went through which door.
            format: json-documents
            rename: {suffix: .json.gz}
            placement:
              - name: firehose
                key: '(?<prefix>.*/)?(?<year>\\d{4})/(?<month>\\d\\d)/(?<day>\\d\\d)/[^/]+'
                partition: {logcalendarday: '${year}${month}${day}'}
            raw:
              table: from_door_raw
              comment: As delivered.
              partition:
                - {name: logcalendarday, type: int, comment: Day.}
              columns:
                - {name: line, type: string, comment: A line.}
              serde:
                input: org.apache.hadoop.mapred.TextInputFormat
                output: org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat
                library: org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe
            readready:
              table: from_door_readready
              comment: Flat.
              identity: id
              eventtime: at
              sort: [at]
              columns:
                - {name: id, from: /id, type: string, comment: Identity.}
                - {name: at, from: /at, type: timestamp, comment: When.}
                - {name: extra_json, rest: true, type: json, comment: Rest.}
            """;

    @TempDir
    static Path folder;

    private static SourceDrop drop;
    private static FilterFolder filters;
    private static TestLake lake;
    private static LogLines log;

    @BeforeAll
    static void startWithoutAny() {
        drop = SourceDrop.in(folder.resolve("sources"));
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        log = new LogLines();
        lake = TestLake.start(folder.resolve("data"), settings());
    }

    @AfterAll
    static void stop() {
        lake.close();
        log.close();
    }

    @Test
    @Order(1)
    void threeForeignSourcesAreDroppedIntoTheLakeThatRuns() {
        for (String source : EXAMPLES) {
            drop.example(source);
        }
        for (String source : EXAMPLES) {
            runs(source);
            for (Path sample : SourceDrop.samples(source)) {
                lake.drop(source, sample.toString(), SourceDrop.bytes(source, sample));
            }
        }

        rows(
                "select resourcename, tags, configurationitemstatus from from_config_readready"
                        + " where logcalendarday = 20261105 order by configurationitemcapturetime",
                List.of("acme-invoices", "{\"team\": \"billing\"}", "OK"),
                List.of("deploy", "{}", "OK"),
                List.of("web", "{}", "OK"),
                List.of("acme-invoices", "{\"team\": \"billing\", \"tier\": \"gold\"}", "OK"),
                List.of("acme-old", "{}", "ResourceDeleted"));
        rows(
                "select requester, operation, cast(httpstatus as varchar), cast(to_unixtime(time) as bigint)"
                        + " from from_s3access_readready order by time",
                Arrays.asList(OWNER, "REST.GET.VERSIONING", "200", "1795168718"),
                Arrays.asList(
                        "arn:aws:sts::111122223333:assumed-role/deploy/ci", "REST.PUT.OBJECT", "200", "1795168742"),
                Arrays.asList(null, "REST.GET.OBJECT", "403", "1795168838"));
        rows(
                "select id, cast(severity as varchar) from from_guardduty_readready order by updatedat",
                List.of("3ab1ca4d60e4e9f4b0a2", "5"),
                List.of("7cb1ca4d60e4e9f4b0ff", "2"),
                List.of("3ab1ca4d60e4e9f4b0a2", "8"));
    }

    @Test
    @Order(2)
    void theirRawTablesAreThereToo() {
        assertThat(lake.cell("select count(*) from from_s3access_raw where operation like 'REST.%'"))
                .isEqualTo("3");
        assertThat(lake.cell("select count(distinct id) from from_guardduty_raw"))
                .isEqualTo("2");
        assertThat(lake.cell("select sum(cardinality(configurationitems)) from from_config_raw"))
                .isEqualTo("5");
    }

    @Test
    @Order(3)
    void aBrokenFourthIsRefusedInOneLineWhileTheOthersRunOn() {
        drop.write("door.table.yaml", TABLE.replace("identity: id", "identity: di"));
        drop.write("door.camel.yaml", ROUTE);
        refused("door", "door.table.yaml:23:13: expected a column of this table, found 'di'");
        drop.write("door.table.yaml", TABLE);
        drop.write("door.camel.yaml", ROUTE.replace("- bean: {ref: placements", "- baen: {ref: placements"));
        refused("door", "door.camel.yaml:10:11: 'baen' is not known here; did you mean bean?");
        drop.write("door.camel.yaml", ROUTE.replace("ref: placements", "ref: placement"));
        refused("door", "door.camel.yaml:10:23: there is no bean 'placement' with a method place");
        drop.write("door.camel.yaml", ROUTE.replace("direct:placed", "direct:place"));
        refused("door", "door.camel.yaml:11:15: no route takes what is sent to direct:place");
        drop.write("door.camel.yaml", ROUTE.replace("- to: direct:placed", "- to: log:x?level=NONSENSE"));
        refused("door", "door.camel.yaml:1:1: its routes do not start: ");
        drop.write("cloudtrail.table.yaml", TABLE.replace("source: door", "source: cloudtrail"));
        drop.write("cloudtrail.camel.yaml", ROUTE);
        refused("cloudtrail", "there is a source 'cloudtrail' already");
        drop.delete("cloudtrail.table.yaml");
        drop.delete("cloudtrail.camel.yaml");
        assertThat(lake.metric("loglake_sources_refused")).isBetween(1.0, 2.0);

        lake.drop(
                "guardduty",
                "AWSLogs/111122223333/GuardDuty/eu-central-1/2026/11/21/x.jsonl.gz",
                TestLake.gzip(
                        "{\"accountId\":\"111122223333\",\"id\":\"later\",\"updatedAt\":\"2026-11-21T00:00:00Z\"}"));
        rows("select id from from_guardduty_readready where logcalendarday = 20261121", List.of("later"));
    }

    @Test
    @Order(4)
    void aFileWithoutSuffixIsCopiedUnderABetterName() throws Exception {
        drop.write("door.camel.yaml", ROUTE);
        runs("door");
        byte[] bytes = TestLake.gzip("{\"id\":\"a\",\"at\":1}{\"id\":\"b\",\"at\":2,\"door\":\"north\"}");

        lake.drop("door", FIREHOSE, bytes);

        rows("select id from from_door_readready order by 1", List.of("a"), List.of("b"));
        byte[] copy = lake.aws()
                .s3
                .getObjectAsBytes(get -> get.bucket("loglake-copies").key("door/" + FIREHOSE + ".json.gz"))
                .asByteArray();
        assertThat(sha256(copy)).isEqualTo(sha256(bytes));
        assertThat(sha256(lake.aws()
                        .s3
                        .getObjectAsBytes(
                                get -> get.bucket(TestLake.rawBucket("door")).key(FIREHOSE))
                        .asByteArray()))
                .isEqualTo(sha256(bytes));
    }

    @Test
    @Order(5)
    void anArchiveIsReadAndABrokenOneQuarantinedWithItsReason() throws Exception {
        byte[] archive = zip("a.json", "{\"id\":\"z1\",\"at\":86400000}", "b.json", "{\"id\":\"z2\",\"at\":86400001}");
        lake.drop("door", "2026/11/21/door.zip", archive);
        lake.drop("door", "2026/11/21/cut.zip", Arrays.copyOf(archive, archive.length - 30));

        rows(
                "select id from from_door_readready where logcalendarday = 19700102 order by 1",
                List.of("z1"),
                List.of("z2"));
        await().atMost(SOON).untilAsserted(() -> assertThat(lake.quarantined("from_door_readready"))
                .containsOnly(Map.entry("2026/11/21/cut.zip", "broken-zip")));
    }

    @Test
    @Order(6)
    void aMessageThatCannotBePlacedIsADeadLetterOfTheNewSource() {
        lake.drop("door", "no-day", new byte[] {1});

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lake.depth("door-dead")).isOne());
        try (Rooms rooms = rooms()) {
            assertThat(rooms.deadletters.letters().of("door").letters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).isEqualTo("no-placement"));
        }
    }

    @Test
    @Order(7)
    void completenessAndSealKnowThem() {
        try (Rooms rooms = rooms()) {
            await().atMost(SOON).untilAsserted(() -> assertThat(rooms.completeness()
                            .of(rooms.sources.source("s3access"), 20261120)
                            .records())
                    .isEqualTo(new Records(3, 3, 0, 0)));
            rooms.seal.sealing().seal(new EventDay("from_guardduty_readready", 20261120));
        }
        rows(
                "select id from from_guardduty_readready where logcalendarday = 20261120 order by updatedat",
                List.of("3ab1ca4d60e4e9f4b0a2"),
                List.of("7cb1ca4d60e4e9f4b0ff"),
                List.of("3ab1ca4d60e4e9f4b0a2"));
    }

    @Test
    @Order(8)
    void workOnASourceThatIsNotKnownYetWaitsInItsQueue() {
        lake.sendFifo("aggregate.fifo", "{\"source\":\"ghost\",\"day\":20261120,\"shard\":0}", "ghost");

        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.WARN))
                .anyMatch(line -> line.startsWith("there is work for the source 'ghost'")));
        assertThat(lake.depth("aggregate-dead.fifo")).isZero();
        assertThat(lake.depth("aggregate.fifo")).isPositive();
    }

    @Test
    @Order(9)
    void whatChangesOfASourceThatRunsWaitsForTheNextStart() {
        drop.write("door.table.yaml", TABLE + "shards: 2\n");
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.WARN))
                .anyMatch(line -> line.startsWith("source door: its files have changed to ")));
        drop.delete("door.camel.yaml");
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                .anyMatch(line -> line.startsWith("source door refused, it runs on as it was: ")));
        drop.delete("door.table.yaml");
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.WARN))
                .contains("source door: its files are gone; it runs on until the lake is started again"));
    }

    @Test
    @Order(10)
    void afterARestartTheyRunAgainAndOneThatIsOffWaits() {
        lake.close();
        filters.turnOff("config");
        lake = TestLake.start(folder.resolve("data"), settings());

        assertThat(log.at(Level.WARN)).contains("source config: is switched off; it starts when it is on");
        lake.drop(
                "config",
                "AWSLogs/111122223333/Config/x/y_20261106T000000Z_z.json.gz",
                TestLake.gzip("{\"configurationItems\":[]}"));
        lake.drop(
                "guardduty",
                "AWSLogs/111122223333/GuardDuty/eu-central-1/2026/11/22/x.jsonl.gz",
                TestLake.gzip(
                        "{\"accountId\":\"111122223333\",\"id\":\"after\",\"updatedAt\":\"2026-11-22T00:00:00Z\"}"));
        await().atMost(SOON).untilAsserted(() -> assertThat(lake.manifestsOf("from_guardduty_readready"))
                .anySatisfy(manifest -> assertThat(manifest.day()).isEqualTo(20261122)));
        assertThat(lake.depth("config-events")).isOne();

        filters.turnAllOn();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lake.depth("config-events")).isZero());
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(drop.settings());
        settings.put("loglake.local.port", "19700");
        settings.putAll(filters.setting());
        return settings;
    }

    private static Rooms rooms() {
        return new Rooms(lake.settings(), lake.aws(), SourceFolder.sources(lake.settings()), new SimpleMeterRegistry());
    }

    private static byte[] zip(String... namesAndTexts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static void refused(String source, String why) {
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                .anyMatch(line -> line.startsWith("source " + source + " refused: ")
                        && line.contains(why)
                        && !line.contains("\n")));
    }

    private static void runs(String source) {
        await().atMost(SOON).untilAsserted(() -> assertThat(log.at(Level.INFO))
                .anyMatch(line -> line.startsWith("source " + source + " runs")));
    }

    /** Until the first columns are these. */
    @SafeVarargs
    private static void rows(String sql, List<String>... expected) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(SqlFailed.class)
                .untilAsserted(() -> assertThat(lake.ask(sql).rows().stream()
                                .map(row -> row.subList(0, expected[0].size()))
                                .toList())
                        .containsExactly(expected));
    }
}
