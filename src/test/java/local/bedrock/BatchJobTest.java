package local.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import local.endpoint.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.bedrock.model.ConflictException;
import software.amazon.awssdk.services.bedrock.model.GetModelInvocationJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelInvocationJobStatus;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.S3InputFormat;
import software.amazon.awssdk.services.bedrock.model.ValidationException;

class BatchJobTest {
    private static final String BUCKET = "batches";

    @TempDir
    static Path folder;

    private static Ground ground;

    @BeforeAll
    static void start() {
        ground = new Ground(folder);
        ground.s3.createBucket(create -> create.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void answersAreShuffledErrorsKeptAndTheManifestCountsThem() {
        ground.script(
                "jobs: {statuses: [Submitted, Validating, InProgress, Completed], step: 10ms, error-share: 0.03}");
        put("in/day.jsonl", 1_000);
        String arn = submit("day", "in/day.jsonl", "");
        GetModelInvocationJobResponse done = ended(arn);
        assertThat(done.status()).isEqualTo(ModelInvocationJobStatus.COMPLETED);
        assertThat(done.endTime()).isAfterOrEqualTo(done.submitTime());

        List<JsonNode> lines = output(arn, "day.jsonl.out");
        List<String> ids =
                lines.stream().map(line -> line.path("recordId").asText()).toList();
        assertThat(ids)
                .hasSize(1_000)
                .doesNotHaveDuplicates()
                .isNotEqualTo(ids.stream().sorted().toList());
        assertThat(lines).filteredOn(line -> line.has("error")).hasSize(30);
        JsonNode manifest = output(arn, "manifest.json.out").get(0);
        assertThat(manifest.path("totalRecordCount").asInt()).isEqualTo(1_000);
        assertThat(manifest.path("successRecordCount").asInt()).isEqualTo(970);
        assertThat(manifest.path("errorRecordCount").asInt()).isEqualTo(30);
        assertThat(manifest.path("outputTokenCount").asInt()).isPositive();
        assertRating(lines.stream()
                .filter(line -> line.has("modelOutput"))
                .findFirst()
                .orElseThrow());
    }

    private static void assertRating(JsonNode line) {
        String text = line.at("/modelOutput/content/0/text")
                .asText(line.at("/modelOutput/output/message/content/0/text").asText());
        JsonNode rating = Finds.objects(text).get(0);
        assertThat(text).startsWith("{");
        assertThat(rating.path("risk").asInt()).isBetween(4, 5);
        assertThat(rating.path("why").asText()).startsWith("[offline demo model]");
        assertThat(rating.path("eventids").get(0).asText())
                .isEqualTo("event-" + line.path("recordId").asText());
    }

    @Test
    void partialJobLacksLinesAndSaysHowMany() {
        ground.script("jobs: {statuses: [Submitted, InProgress, PartiallyCompleted], step: 10ms, missing: 7}");
        put("part/day.jsonl", 100);
        String arn = submit("part", "part/", "");
        GetModelInvocationJobResponse done = ended(arn);
        assertThat(done.status()).isEqualTo(ModelInvocationJobStatus.PARTIALLY_COMPLETED);
        assertThat(done.message()).contains("could not be processed");
        assertThat(output(arn, "day.jsonl.out")).hasSize(93);
        assertThat(output(arn, "manifest.json.out")
                        .get(0)
                        .path("processedRecordCount")
                        .asInt())
                .isEqualTo(93);
    }

    @Test
    void tooFewRecordsFailTheJob() {
        ground.script("jobs: {step: 10ms}");
        put("few/day.jsonl", 99);
        GetModelInvocationJobResponse done = ended(submit("few", "few/day.jsonl", ""));
        assertThat(done.status()).isEqualTo(ModelInvocationJobStatus.FAILED);
        assertThat(done.message()).contains("less records (99) than the required minimum of: 100");
    }

    @Test
    void sameTokenIsTheSameJob() {
        ground.script("jobs: {step: 10ms}");
        put("token/day.jsonl", 100);
        String first = submit("token", "token/day.jsonl", "abc123");
        assertThat(submit("token", "token/day.jsonl", "abc123")).isEqualTo(first);
        assertThatThrownBy(() -> submit("token", "in/other.jsonl", "abc123")).isInstanceOf(ConflictException.class);
        assertThat(ground.bedrock
                        .listModelInvocationJobs(list -> list.nameContains("token"))
                        .invocationJobSummaries())
                .singleElement()
                .satisfies(job -> assertThat(job.jobArn()).isEqualTo(first));
        ended(first);
    }

    @Test
    void stoppedJobKeepsWhatItHasAndExpiredOnesEnd() {
        ground.script("jobs: {statuses: [Submitted, InProgress], step: 10ms}");
        put("long/day.jsonl", 100);
        String arn = submit("long", "long/day.jsonl", "");
        await().until(() -> job(arn).status() == ModelInvocationJobStatus.IN_PROGRESS);
        ground.bedrock.stopModelInvocationJob(stop -> stop.jobIdentifier(arn));
        assertThat(ended(arn).status()).isEqualTo(ModelInvocationJobStatus.STOPPED);
        assertThat(output(arn, "day.jsonl.out")).hasSize(90);
        assertThatThrownBy(() -> ground.bedrock.stopModelInvocationJob(stop -> stop.jobIdentifier(arn)))
                .isInstanceOf(ConflictException.class);

        ground.script("jobs: {statuses: [Submitted, InProgress, Expired], step: 10ms}");
        assertThat(ended(submit("late", "long/day.jsonl", "")).status()).isEqualTo(ModelInvocationJobStatus.EXPIRED);
    }

    @Test
    void jobGoesOnAfterARestart() {
        ground.script("jobs: {statuses: [Submitted, Validating, InProgress, Completed], step: 300ms}");
        put("restart/day.jsonl", 100);
        String arn = submit("restart", "restart/day.jsonl", "");
        ground.restart();
        assertThat(ended(arn).status()).isEqualTo(ModelInvocationJobStatus.COMPLETED);
        assertThat(output(arn, "day.jsonl.out")).hasSize(100);
    }

    @Test
    void nonsenseIsRefused() {
        ground.script("");
        assertThatThrownBy(() -> job("arn:aws:bedrock:us-east-1:000000000000:model-invocation-job/abcdefabcdef"))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> submit("no spaces", "in/day.jsonl", "")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> ground.bedrock.createModelInvocationJob(create -> create.jobName("a")
                        .modelId("anthropic.claude-3-haiku-20240307-v1:0")
                        .roleArn("arn:aws:iam::000000000000:role/Batch")
                        .inputDataConfig(input -> input.s3InputDataConfig(s3 -> s3.s3Uri("s3://batches/in/")))
                        .outputDataConfig(output -> output.s3OutputDataConfig(s3 -> s3.s3Uri("s3://batches/out/")))))
                .hasMessageContaining("model identifier is invalid");
    }

    private static void put(String key, int records) {
        String lines = IntStream.range(0, records).mapToObj(BatchJobTest::line).collect(Collectors.joining("\n"));
        ground.s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(lines));
    }

    /** Every other record is Messages, the rest Converse. */
    private static String line(int number) {
        String id = "CT%04d".formatted(number);
        String events = "<events>[{\"eventID\":\"event-" + id + "\",\"eventName\":\"StartSession\"}]</events>";
        var line = Json.object().put("recordId", id);
        var input = line.putObject("modelInput");
        if (number % 2 == 0) {
            input.put("anthropic_version", "bedrock-2023-05-31").put("max_tokens", 400);
            input.putArray("messages").addObject().put("role", "user").put("content", events);
        } else {
            input.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .putArray("content")
                    .addObject()
                    .put("text", events);
        }
        return line.toString();
    }

    private static String submit(String name, String key, String token) {
        return ground.bedrock
                .createModelInvocationJob(create -> create.jobName(name)
                        .modelId("loglake.scripted-v1")
                        .roleArn("arn:aws:iam::000000000000:role/Batch")
                        .clientRequestToken(token.isEmpty() ? null : token)
                        .inputDataConfig(input -> input.s3InputDataConfig(
                                s3 -> s3.s3InputFormat(S3InputFormat.JSONL).s3Uri("s3://" + BUCKET + "/" + key)))
                        .outputDataConfig(
                                output -> output.s3OutputDataConfig(s3 -> s3.s3Uri("s3://" + BUCKET + "/out/"))))
                .jobArn();
    }

    private static GetModelInvocationJobResponse job(String arn) {
        return ground.bedrock.getModelInvocationJob(get -> get.jobIdentifier(arn));
    }

    private static GetModelInvocationJobResponse ended(String arn) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> job(arn), job -> job.endTime() != null);
    }

    private static List<JsonNode> output(String arn, String name) {
        return ground.lines(BUCKET, "out/" + arn.substring(arn.lastIndexOf('/') + 1) + "/" + name);
    }
}
