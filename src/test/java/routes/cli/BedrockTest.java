package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.completeness.Fate;
import routes.completeness.Report;
import routes.manifest.Manifest.QuarantinedRecord;
import routes.samples.DemoLogs;
import routes.samples.Facts;
import routes.tables.Sources;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;

/** Model invocation logs of the demo's agents, from objects in a bucket to answers of Athena. */
class BedrockTest {
    private static final String ROWS = "from_bedrock_readready";
    private static final String DAY = " where logcalendarday = 20261120";
    private static final String FOLDER = "AWSLogs/111122223333/BedrockModelInvocationLogs/eu-central-1/";

    /** What the lake was asked first, by those who wanted it. */
    private static final String SEED_QUERY = """
            SELECT t.useridentity_arn, t.eventtime, t.eventsource, t.eventname, b.request_time, b.modelid,
              regexp_extract(b.input_messages, '^(.*)({"input":{.*"type":"tool_use"})(.*)$', 2) AS input_message_with_tool_use,
              b.input_messages, b.input_inputtokencount, b.output_outputbodyjson_content, b.output_outputtokencount
            FROM loglake.from_cloudtrail_readready t LEFT OUTER JOIN loglake.from_bedrock_readready b ON t.requestid = b.requestid
            WHERE t.logcalendarday > 20240601
            """;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Facts facts;

    @BeforeAll
    static void load() {
        facts = DemoLogs.write(folder.resolve("logs"), LocalDate.of(2026, 11, 20));
        lake = TestLake.start(folder.resolve("data"));
        lake.load("cloudtrail", folder.resolve("logs/cloudtrail"));
        lake.load("bedrock", folder.resolve("logs/bedrock"));
        lake.dropGzip("bedrock", FOLDER + "2026/11/19/07/20261119T070000000Z_00ff.json.gz", """
                {"timestamp":"2026-11-19T07:00:00Z","requestId":"r-1","modelId":"m","input":{},"output":{}}
                {"timestamp":"2026-11-19T07:00:01Z","requestId":
                {"requestId":"r-3"}

                {"timestamp":"2026-11-19T07:00:03Z","requestId":"r-4","operation":"InvokeModel","input":{"inputBodyS3Path":"s3://org-trail/secrets/key.json.gz"},"output":{}}
                {"timestamp":"2026-11-19T07:00:04Z","requestId":"r-5","operation":"InvokeModel","input":{"inputBodyS3Path":"s3://elsewhere/AWSLogs/1/BedrockModelInvocationLogs/x/2026/11/19/07/data/r-5_input.json.gz"},"output":{}}
                {"timestamp":"2026-11-19T07:00:05Z","requestId":"r-6","operation":"InvokeModel","input":{"inputBodyS3Path":"s3://loglake-raw-bedrock/AWSLogs/1/BedrockModelInvocationLogs/x/2026/11/19/07/data/r-6_input.json.gz"},"output":{}}
                """);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(lake.count(ROWS)).isEqualTo(4 + facts.records().get("bedrock"));
            assertThat(lake.count("from_cloudtrail_readready"))
                    .isEqualTo(facts.records().get("cloudtrail") - facts.excludedRecords());
        });
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void theSeedQueryFindsToolUseBesideTheCallsOfCloudTrail() {
        List<List<@Nullable String>> rows =
                lake.ask(SEED_QUERY + " ORDER BY t.eventtime").rows();
        List<List<@Nullable String>> asked =
                rows.stream().filter(row -> row.get(4) != null).toList();

        assertThat(rows).hasSize(facts.records().get("cloudtrail") - facts.excludedRecords());
        assertThat(asked).hasSize(facts.records().get("bedrock")).allSatisfy(row -> {
            assertThat(row.get(1)).isEqualTo(row.get(4));
            assertThat(row.get(2)).isEqualTo("bedrock.amazonaws.com");
        });
        assertThat(asked.stream().map(row -> row.get(6)).filter(Objects::nonNull))
                .hasSize(5)
                .first()
                .asString()
                .matches("\\{\"input\":\\{},\"name\":\"list_buckets\",\"id\":\"tooluse_\\w+\",\"type\":\"tool_use\"}");
        assertThat(asked.get(3).subList(8, 11))
                .containsExactly(
                        "610",
                        "[{\"type\":\"text\",\"text\":\"The newest is 2026/11/salaries.csv; it lists two people.\"}]",
                        "25");
    }

    @Test
    void whatToolsAnAgentUsedIsOneSelect() {
        assertThat(lake.ask("select identity_arn, tool, count(*) from " + ROWS
                                + " cross join unnest(cast(json_parse(tool_names) as array(varchar))) as t (tool)" + DAY
                                + " group by 1, 2 order by 1, 2")
                        .rows())
                .containsExactly(
                        List.of("arn:aws:iam::111122223333:user/alice", "list_files_in_s3", "2"),
                        List.of("arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper", "list_buckets", "1"),
                        List.of("arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper", "list_files_in_s3", "1"),
                        List.of("arn:aws:sts::111122223333:assumed-role/AgentOps/ops-helper", "read_file", "1"),
                        List.of("arn:aws:sts::111122223333:assumed-role/AgentRepair/fix-it", "run_command", "1"));
    }

    @Test
    void bodiesBesideTheLogAreReadWhereverTheyWereCopiedTo() {
        assertThat(lake.ask("select input_body_status, length(input_messages) > 100000, output_body_status,"
                                + " length(output_outputbodyjson_content) > 100000 from " + ROWS + DAY
                                + " and 's3' in (input_body_status, output_body_status) order by request_time")
                        .rows())
                .containsExactly(List.of("s3", "true", "inline", "false"), List.of("inline", "false", "s3", "true"));
    }

    @Test
    void aPathThatARecordNamesOpensNothingThatIsNotABodyOfThisLog() {
        assertThat(lake.ask("select requestid, input_body_status from " + ROWS
                                + " where logcalendarday = 20261119 order by 1")
                        .rows())
                .containsExactly(
                        List.of("r-1", "missing"),
                        List.of("r-4", "not-allowed"),
                        List.of("r-5", "not-allowed"),
                        List.of("r-6", "missing"));
    }

    @Test
    void aBrokenLineCostsItselfOnly() {
        assertThat(lake.manifestsOf(ROWS).stream().flatMap(manifest -> manifest.quarantinedRecords().stream()))
                .extracting(QuarantinedRecord::reason)
                .containsExactly("line 2 is broken JSON", "line 3 is no invocation: it has no timestamp");
    }

    @Test
    void bodiesAndTheMarkerAreExcludedByNameAndTheRestIsComplete() {
        try (Rooms rooms = new Rooms(lake.settings(), lake.aws(), Sources.bundled(), new SimpleMeterRegistry())) {
            Report report = rooms.completeness().of(Sources.bundled().source("bedrock"), 20261120);

            assertThat(report.sum(Fate.IN_LAKE).objects()).isEqualTo(4);
            assertThat(report.sum(Fate.EXCLUDED).objects()).isEqualTo(2);
            assertThat(report.listed().objects()).isEqualTo(6);
            assertThat(report.mending()).isEmpty();
        }
        assertThat(lake.metric("loglake_objects_total{decision=\"excluded\",source=\"bedrock\""))
                .isGreaterThanOrEqualTo(3);
        assertThat(lake.deadLetters("bedrock-dead")).isEmpty();
    }

    @Test
    void theRawFilesAreQueryableToo() {
        assertThat(lake.ask(
                                "select count(*), count(input.inputbodyjson), sum(output.outputtokencount) from from_bedrock_raw"
                                        + DAY)
                        .rows())
                .containsExactly(List.of("10", "9", "30330"));
    }

    @Test
    void whatTheLocalBedrockIsAskedIsARow() throws IOException {
        Path script = Files.createDirectories(folder.resolve("data/bedrock")).resolve("script.yaml");
        Files.writeString(
                script, "turns:\n  - {text: Let me see., tools: [{name: run_query, input: {sql: select 1}}]}\n");
        lake.aws().bedrockRuntime().converse(ask -> ask.modelId("loglake.scripted-v1")
                .toolConfig(tools -> tools.tools(Tool.fromToolSpec(spec -> spec.name("run_query")
                        .inputSchema(schema -> schema.json(Document.mapBuilder()
                                .putString("type", "object")
                                .build())))))
                .messages(
                        message -> message.role(ConversationRole.USER).content(ContentBlock.fromText("Who did it?"))));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        lake.ask("select operation, input_form, output_form, tool_names, tool_inputs,"
                                        + " stop_reason, error_code from " + ROWS
                                        + " where f_model = 'loglake.scripted-v1' and last_user_text = 'Who did it?'")
                                .rows())
                .containsExactly(Arrays.asList(
                        "Converse",
                        "converse",
                        "converse",
                        "[\"run_query\"]",
                        "[{\"name\":\"run_query\",\"input\":{\"sql\":\"select 1\"}}]",
                        "tool_use",
                        null)));
    }

    @Test
    void aDayIsSealedAndRunAgainLikeAnyOther() throws IOException {
        Words words = new Words(folder.resolve("data"), Files.writeString(folder.resolve("lake.properties"), ""));

        assertThat(words.say("seal", "--table", ROWS, "--day", "2026-11-20").out())
                .contains("10 rows");
        assertThat(words.say("backfill", "--source", "bedrock", "--from", "2026-11-20", "--to", "2026-11-20")
                        .out())
                .contains("6 objects listed, 4 read, 10 rows", "2 excluded by bedrock-bodies");
        assertThat(lake.count(ROWS + DAY)).isEqualTo(10);
    }
}
