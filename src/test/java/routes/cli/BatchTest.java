package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of CloudTrail events before the local model, from SQL to rows and the notice. Each test takes a day of its own. */
class BatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Answers that name an event which nobody caused. */
    private static final int INVENTED = 5;

    private static final String ROWS = "from_bedrock_analysis_readready";

    @TempDir
    static Path data;

    private static BatchLake analysed;
    private static TestLake lake;

    @BeforeAll
    static void start() throws IOException {
        analysed = new BatchLake(data);
        lake = analysed.lake;
        // 50 people at 20 hours with 3 events each: 1,000 records.
        BatchDays.drop(lake, 1, 50, 20, 3);
        for (int day = 2; day <= 6; day++) {
            BatchDays.drop(lake, day, 5, 20, 2);
        }
        BatchDays.drop(lake, 7, 5, 5, 1);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(lake.count("from_cloudtrail_readready"))
                .isEqualTo(3_000 + 5 * 200 + 25));
    }

    @AfterAll
    static void stop() {
        analysed.close();
    }

    @Test
    void aThousandRecordsAreCountedAsTheManifestCountsThem() throws Exception {
        analysed.script(
                "statuses: [Submitted, Validating, InProgress, PartiallyCompleted]", "error-share: 0.03", "missing: 0");
        Files.writeString(data.resolve("bedrock/script.yaml"), """
                turns:
                  - when: {contains: assumed-role/Admin/person-7⟧}
                    times: 5
                    text: '{"risk": 9, "category": "data", "why": "I made it up.", "eventIds": ["00000000-0000-4000-8000-000000000000"]}'
                """, StandardOpenOption.APPEND);
        JsonNode report = analysed.report(analysed.analyze(1, Cli.SOMETHING_TO_DO));

        assertThat(report.path("status").asText()).isEqualTo("PARTIAL");
        assertThat(report.path("faults").size()).as(report.toPrettyString()).isLessThanOrEqualTo(1);
        JsonNode tally = report.path("tally");
        assertThat(List.of(
                        tally.path("records").asInt(),
                        tally.path("rated").asInt(),
                        tally.path("rejected").asInt(),
                        tally.path("errors").asInt(),
                        tally.path("missing").asInt()))
                .containsExactly(1_000, 970 - INVENTED, INVENTED, 30, 0);
        JsonNode manifest = analysed.manifest(report);
        assertThat(manifest.path("totalRecordCount").asInt()).isEqualTo(1_000);
        assertThat(manifest.path("successRecordCount").asInt()).isEqualTo(970);
        assertThat(manifest.path("errorRecordCount").asInt()).isEqualTo(30);
        assertThat(analysed.askedEvents(report))
                .as("each event of the day is in one record")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(BatchDays.eventIds(1));

        String run = report.path("runId").asText();
        analysed.awaitRows(run, 1_000);
        assertThat(lake.ask("select status, count(*) from " + ROWS + " where runid = '" + run
                                + "' and kind = 'record' group by 1 order by 1")
                        .rows())
                .containsExactly(List.of("error", "30"), List.of("rated", "965"), List.of("rejected", "5"));
        assertThat(lake.cell("select count(*) from " + ROWS + " where runid = '" + run
                        + "' and status = 'rated' and not contains(cast(json_parse(eventids) as array(varchar)), '')"))
                .isEqualTo("965");
        assertThat(lake.cell("select status from " + ROWS + " where findingid = '" + run + "'"))
                .isEqualTo("partial");

        Said again = analysed.analyze(1, Cli.SOMETHING_TO_DO);
        assertThat(again.err()).contains("has ended; --again starts another");
        assertThat(analysed.report(again)).isEqualTo(report);
        assertThat(analysed.jobs(1)).hasSize(1);
        assertThat(analysed.notices(run)).hasSize(1);
    }

    @Test
    void jobsThatEndEarlyKeepWhatTheyAnswered() throws Exception {
        for (Map.Entry<Integer, String> end : Map.of(2, "Expired", 3, "Stopped").entrySet()) {
            analysed.script(
                    "statuses: [Submitted, InProgress, " + end.getValue() + "]", "error-share: 0.03", "missing: 7");
            JsonNode report = analysed.report(analysed.analyze(end.getKey(), Cli.SOMETHING_TO_DO));

            assertThat(report.path("status").asText()).isEqualToIgnoringCase(end.getValue());
            JsonNode tally = report.path("tally");
            assertThat(tally.path("records").asInt()).isEqualTo(100);
            assertThat(tally.path("missing").asInt()).isEqualTo(7);
            assertThat(tally.path("errors").asInt()).isEqualTo(3);
            assertThat(tally.path("rated").asInt()).isEqualTo(90);
            assertThat(analysed.manifest(report).path("successRecordCount").asInt())
                    .isEqualTo(90);
        }
        analysed.script("statuses: [Submitted, Validating, Failed]");
        JsonNode failed = analysed.report(analysed.analyze(4, Cli.BAD_ANSWER));
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("tally").path("missing").asInt()).isEqualTo(100);
        assertThat(failed.path("faults").toString()).contains("Failed");
        assertThat(analysed.notices(failed.path("runId").asText())).hasSize(1);
    }

    @Test
    void aStartThatIsKilledWhileItWaitsIsGoneOnWithByTheNext() throws Exception {
        analysed.script("statuses: [Submitted, Validating, InProgress, Completed]", "step: 1500ms");
        // The summary is too long for the model, again and again.
        Files.writeString(data.resolve("bedrock/script.yaml"), "context-window: 1200\n", StandardOpenOption.APPEND);
        Process first = analysed.process("batch-analyze", "--day", BatchDays.day(5));
        await().atMost(Duration.ofSeconds(60))
                .failFast(() ->
                        assertThat(first.isAlive()).as(() -> analysed.log()).isTrue())
                .until(() -> !analysed.jobs(5).isEmpty());
        first.destroyForcibly().waitFor();

        Said next = analysed.analyze(5, 0);

        assertThat(next.err()).contains("goes on with run");
        JsonNode report = analysed.report(next);
        assertThat(report.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(report.path("tally").path("rated").asInt()).isEqualTo(100);
        assertThat(report.path("summary").asText()).isNotBlank();
        assertThat(analysed.jobs(5)).hasSize(1);
        assertThat(analysed.notices(report.path("runId").asText())).hasSize(1);
        analysed.awaitRows(report.path("runId").asText(), 100);
    }

    @Test
    void whatIsRefusedOrOnlyEstimatedUploadsNothing() throws Exception {
        Said dear = analysed.command("--day", BatchDays.day(6), "--max-usd", "0.001");
        assertThat(dear.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(dear.err()).contains("$0.0010 are allowed", "nothing was uploaded");

        Said estimate = analysed.command("--day", BatchDays.day(6), "--by", "service", "--estimate", "--json");
        assertThat(estimate.exit()).isZero();
        assertThat(JSON.readTree(estimate.out()).path("events").asInt()).isEqualTo(200);
        assertThat(JSON.readTree(estimate.out()).path("usd").asDouble()).isPositive();

        Said few = analysed.command("--day", BatchDays.day(7));
        assertThat(few.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(few.err()).contains("25 events make no more than 25 records", "fewer than 100");

        assertThat(analysed.command("--day", "2026-10-31").err()).contains("no events of 2026-10-31");
        assertThat(analysed.command("--day", "someday").exit()).isEqualTo(2);
        assertThat(analysed.keys("_batch/20261106")).isEmpty();
        assertThat(analysed.keys("_batch/20261107")).isEmpty();
    }
}
