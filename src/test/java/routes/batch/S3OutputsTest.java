package routes.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import local.s3.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.aws.S3Buckets;

/** What jobs write, joined by record and held against the manifest. Each test has a run of its own. */
class S3OutputsTest {
    private static final int RECORDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static LocalS3 server;
    private static AwsBeans aws;
    private static S3Files files;

    @BeforeAll
    static void start() {
        server = LocalS3.start(
                folder.resolve("s3").toAbsolutePath(), folder.resolve("rules.json"), 0, (queue, message) -> {});
        aws = new AwsBeans(new Endpoints(Map.of(Endpoints.S3, server.endpoint())), true);
        new S3Buckets(aws.s3).make("runs");
        files = new S3Files(aws.s3, "runs");
    }

    @AfterAll
    static void stop() {
        aws.close();
        server.close();
    }

    @Test
    void answersAreJoinedByRecordWhateverTheirOrderAndErrorsStayErrors() {
        Run run = run("shuffled", "PartiallyCompleted");
        List<String> lines = answers(0, RECORDS);
        lines.set(7, error(7));
        lines.set(50, error(50));
        lines.set(51, answer(51, "{\"risk\":5,\"category\":\"data\",\"why\":\"?\",\"eventIds\":[\"event-52\"]}"));
        lines.remove(119);
        Collections.shuffle(lines, new Random(3));
        write(run, lines, manifest(RECORDS, 117, 2));

        Results results = new S3Outputs(files).collect(run);

        assertThat(results.faults()).isEmpty();
        assertThat(results.status()).isEqualTo(Status.PARTIAL);
        Tally tally = results.tally();
        assertThat(List.of(tally.records(), tally.rated(), tally.rejected(), tally.errors(), tally.missing()))
                .containsExactly(120L, 116L, 1L, 2L, 1L);
        assertThat(results.rows()).allSatisfy(row -> {
            if (row.is("rated")) {
                int number = Integer.parseInt(row.recordid().substring(2));
                assertThat(row.eventids()).containsExactly("event-" + number);
            }
        });
        assertThat(results.rows().get(7).reason()).isEqualTo("400 bad request");
        assertThat(results.rows().get(51).reason()).isEqualTo("the answer names an event that was not shown to it");
        assertThat(results.rows().get(119).reason()).isEqualTo("no answer: job PartiallyCompleted");
        assertThat(tally.tokensIn()).isEqualTo(117 * 100);
    }

    @ParameterizedTest
    @CsvSource({"Stopped, STOPPED", "Expired, EXPIRED", "Failed, FAILED"})
    void aJobThatEndedEarlyKeepsWhatItHasAnswered(String status, Status expected) {
        Run run = run("early-" + status, status);
        write(run, answers(0, 30), manifest(RECORDS, 30, 0));

        Results results = new S3Outputs(files).collect(run);

        assertThat(results.faults()).isEmpty();
        assertThat(results.status()).isEqualTo(expected);
        assertThat(results.tally().rated()).isEqualTo(30);
        assertThat(results.tally().missing()).isEqualTo(90);
    }

    @Test
    void aJobThatWroteNothingLeavesEachRecordMissing() {
        Results results = new S3Outputs(files).collect(run("nothing", "Expired"));

        assertThat(results.status()).isEqualTo(Status.EXPIRED);
        assertThat(results.tally().missing()).isEqualTo(RECORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong success, 120, 119, 1, 0, 'success 119, error 1'",
        "wrong total, 121, 120, 0, 0, total 121",
        "lost lines, 120, 120, 0, 3, '117 answers + 0 errors + 3 missing'",
    })
    void aManifestThatDoesNotAgreeFailsTheRunWithTheFigures(
            String name, int total, int success, int error, int lost, String figures) {
        Run run = run(name.replace(' ', '-'), "Completed");
        write(run, answers(lost, RECORDS), manifest(total, success, error));

        Results results = new S3Outputs(files).collect(run);

        assertThat(results.status()).isEqualTo(Status.FAILED);
        assertThat(results.said()).singleElement().asString().contains(figures);
        assertThat(results.findings()).isEmpty();
    }

    @Test
    void noManifestOrLinesThatBelongNowhereFailTheRun() {
        Run without = run("without", "Completed");
        write(without, answers(0, RECORDS), "");
        assertThat(new S3Outputs(files).collect(without).faults())
                .singleElement()
                .asString()
                .contains("no manifest.json.out beside 120 lines");

        Run strange = run("strange", "Completed");
        List<String> lines = answers(0, RECORDS);
        lines.add(answer(5, "{}"));
        lines.add(answer(900, "{}"));
        lines.set(30, lines.get(30).substring(0, 40));
        write(strange, lines, manifest(RECORDS, 119, 0));
        assertThat(new S3Outputs(files).collect(strange).faults())
                .singleElement()
                .asString()
                .contains("1 lines of a record that has another, 2 of no record that was sent");
    }

    private static Run run(String name, String status) {
        Plan plan = new Plan(
                Plan.FORMAT,
                name,
                20261120,
                By.USER,
                "jane.doe",
                "loglake.planner-v1",
                "hash",
                1,
                Instant.parse("2026-11-21T08:00:00Z"),
                new Counts(RECORDS, 0, 0, RECORDS),
                new Estimate(RECORDS, RECORDS, 1, 0, 0, 0, "2025-12-01"),
                List.of(new Plan.JobPlan(1, "input-1.jsonl", RECORDS, "token")));
        files.put(
                plan.folder() + "asked.json",
                new Asked.All(IntStream.range(0, RECORDS)
                        .mapToObj(n -> new Asked(id(n), "jane", "2026-11-20T10:00:00Z", List.of("event-" + n)))
                        .toList()));
        String arn = "arn:aws:bedrock:us-east-1:000000000000:model-invocation-job/k2h4j9x0q1aa";
        return new Run(Selections.request(By.USER), plan, List.of(new Job(1, arn, status, "")));
    }

    private static void write(Run run, List<String> lines, String manifest) {
        String output = BedrockJobs.output(run.plan(), 1) + "k2h4j9x0q1aa/";
        files.put(output + "input-1.jsonl.out", String.join("\n", lines).getBytes(UTF_8));
        if (!manifest.isEmpty()) {
            files.put(output + "manifest.json.out", manifest.getBytes(UTF_8));
        }
    }

    private static List<String> answers(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(n -> answer(
                        n, "{\"risk\":5,\"category\":\"data\",\"why\":\"?\",\"eventIds\":[\"event-" + n + "\"]}"))
                .toList());
    }

    private static String answer(int number, String text) {
        ObjectNode line = line(number);
        ObjectNode output = line.putObject("modelOutput");
        output.putArray("content").addObject().put("type", "text").put("text", text);
        output.putObject("usage").put("input_tokens", 100).put("output_tokens", 20);
        return line.toString();
    }

    private static String error(int number) {
        ObjectNode line = line(number);
        line.putObject("error").put("errorCode", 400).put("errorMessage", "bad request");
        return line.toString();
    }

    private static ObjectNode line(int number) {
        ObjectNode line = JSON.createObjectNode().put("recordId", id(number));
        line.putObject("modelInput");
        return line;
    }

    private static String id(int number) {
        return String.format("CT%09d", number);
    }

    private static String manifest(int total, int success, int error) {
        return "{\"totalRecordCount\":%d,\"processedRecordCount\":%d,\"successRecordCount\":%d,\"errorRecordCount\":%d,\"inputTokenCount\":7,\"outputTokenCount\":8}"
                .formatted(total, success + error, success, error);
    }
}
