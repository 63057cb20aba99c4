package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.failures.LakeException;
import routes.looker.Question;
import routes.looker.Report;
import routes.looker.Verification;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What Looker leaves behind: steps that can be held against Bedrock's own log, answers that can be asked for again. */
class LookerAuditTest {
    private static final String PERSON = System.getProperty("user.name");
    private static final String TWO_TURNS = """
            turns:
              - when: {turn: 1}
                tools:
                  - {name: run_query, input: {sql: "%s", why: count}}
              - when: {turn: 2}
                tools:
                  - {name: run_query, input: {sql: "select count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101", why: all}}
              - tools:
                  - {name: finish, input: {answer: There were events., claims: [{text: There were events., cites: ["Q2#1"]}]}}
            """.formatted(LookerGround.COUNT);

    @TempDir
    static Path data;

    private static LookerGround ground;

    @BeforeAll
    static void start() {
        ground = new LookerGround(data);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void stepsInvocationsAndCallsAreTheSameAndVerifyNoticesAChange() throws Exception {
        ground.script(TWO_TURNS);
        Report report = ground.ask(new Question("How many?", PERSON, "auditor"), Map.of());
        assertThat(report.answered()).as("%s", report).isTrue();
        String of = " where investigation = '" + report.id() + "'";
        // question, 3 calls, 3 tools, answer
        ground.auditRows(report.id(), 8);
        assertThat(ground.lake.cell("select count(*) from from_looker_readready" + of + " and kind = 'model_call'"))
                .isEqualTo(Integer.toString(report.spent().turns()));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ground.lake.cell(
                        "select count(*) from from_looker_readready l join from_bedrock_readready b on l.requestid = b.requestid"
                                + of + " and b.operation = 'Converse'"))
                .isEqualTo("3"));
        try (Rooms rooms = ground.rooms(Map.of())) {
            Verification.Result whole = rooms.looker.verify(report.id());
            assertThat(whole.isGood()).as("%s", whole).isTrue();

            ground.lake.dropGzip("cloudtrail", Trail.key("late.json.gz"), Trail.file("late-1"));
            await().atMost(Duration.ofSeconds(60)).until(() -> ground.lake.count("from_cloudtrail_readready") == 7);
            Verification.Result changed = rooms.looker.verify(report.id());
            assertThat(changed.isGood()).isFalse();
            assertThat(changed.queries())
                    .extracting(Verification.Query::outcome)
                    .containsExactly(Verification.Outcome.CHANGED, Verification.Outcome.CHANGED);
            assertThat(changed.auditFault()).isNull();
        }
    }

    @Test
    void aStepThatWasAlteredBreaksTheChain() throws Exception {
        ground.script(TWO_TURNS);
        Report report = ground.ask(new Question("Whole?", PERSON, "auditor"), Map.of());
        ground.auditRows(report.id(), 8);
        String bucket = ground.lake.settings().text("loglake.ledger.bucket");
        S3Object third =
                ground.lake.aws().s3.listObjectsV2(list -> list.bucket(bucket).prefix("looker/")).contents().stream()
                        .filter(object -> object.key().contains(report.id() + "-00003"))
                        .findFirst()
                        .orElseThrow();
        String records = inflated(bucket, third.key());
        assertThat(records).contains("\"verdict\":\"accepted\"");
        byte[] altered = TestLake.gzip(records.replace("\"verdict\":\"accepted\"", "\"verdict\":\"Accepted\""));
        ground.lake.aws().s3.putObject(put -> put.bucket(bucket).key(third.key()), RequestBody.fromBytes(altered));
        try (Rooms rooms = ground.rooms(Map.of())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rooms.looker.verify(report.id()).auditFault() != null);
            assertThat(rooms.looker.verify(report.id()).auditFault()).contains("3");
        }
    }

    @Test
    void aKilledQuestionIsResumedWithoutAskingAgainWhatIsKnown() throws Exception {
        ground.script(TWO_TURNS + "latency: 700ms\n");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dloglake.looker.model=loglake.scripted-v1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cli.class.getName(),
                        "ask",
                        "--data",
                        data.toString(),
                        "Will it be killed?")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("ask.log").toFile())
                .start();
        try (Rooms rooms = ground.rooms(Map.of())) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> rooms.looker.newest(9).stream()
                            .anyMatch(report -> report.question().contains("killed")
                                    && report.spent().turns() == 2));
            child.destroyForcibly().waitFor();
            Report cut = rooms.looker.newest(9).stream()
                    .filter(report -> report.question().contains("killed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cut.answered()).isFalse();
            assertThatThrownBy(() -> rooms.looker.ask(new Question("", "mallory", "analyst", cut.id())))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("may resume");
            long runs = results();
            Report resumed = rooms.looker.ask(new Question("", PERSON, "analyst", cut.id()));
            assertThat(resumed.answered()).as("%s", resumed).isTrue();
            assertThat(resumed.id()).isEqualTo(cut.id());
            assertThat(resumed.queries()).hasSize(2);
            assertThat(resumed.claims()).allMatch(Report.CheckedClaim::proved);
            assertThat(results()).isEqualTo(runs);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            rooms.looker.verify(cut.id()).auditFault())
                    .isNull());
        }
    }

    @Test
    void aTimerThatAsksIsRefused() throws Exception {
        try (Rooms rooms = ground.rooms(Map.of());
                CamelContext camel = new DefaultCamelContext()) {
            rooms.looker.bind(camel.getRegistry()::bind);
            camel.getRegistry().bind("question", new Question("Who?", PERSON, "analyst"));
            String route = """
                    - route:
                        id: nightly
                        from:
                          uri: "timer:nightly?repeatCount=1&delay=0"
                          steps:
                            - setBody: {simple: "${ref:question}"}
                            - doTry:
                                steps:
                                  - to: direct:ask
                                doCatch:
                                  - exception: [java.lang.Exception]
                                    steps:
                                      - setBody: {simple: "${exception.message}"}
                                      - to: "seda:said"
                    """;
            RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
            loader.loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:routes/looker.camel.yaml"));
            loader.loadRoutes(ResourceHelper.fromString("nightly.yaml", route));
            int asked = rooms.looker.newest(99).size();
            camel.start();
            String said = camel.createConsumerTemplate().receiveBody("seda:said", 20_000, String.class);
            assertThat(said).contains("the route nightly asked Looker; only a named person may");
            assertThat(rooms.looker.newest(99)).hasSize(asked);
        }
    }

    /** Result files of Athena: one for each query that ran. */
    private static long results() {
        return ground.lake.aws().s3.listObjectsV2(list -> list.bucket("loglake-athena-results")).contents().stream()
                .filter(object -> object.key().endsWith(".csv"))
                .count();
    }

    private static String inflated(String bucket, String key) throws IOException {
        try (java.util.zip.GZIPInputStream in = new java.util.zip.GZIPInputStream(
                ground.lake.aws().s3.getObject(get -> get.bucket(bucket).key(key)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
