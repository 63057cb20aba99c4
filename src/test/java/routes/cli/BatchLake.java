package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.bedrock.model.ModelInvocationJobSummary;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/** A lake whose days are analysed, and a queue that hears of it. */
final class BatchLake implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROWS = "from_bedrock_analysis_readready";

    final TestLake lake;
    private final Path data;
    private final Path config;
    private final String notices;

    BatchLake(Path data) throws IOException {
        this.data = data;
        config = Files.writeString(data.resolve("batch.properties"), "loglake.batch.model=loglake.scripted-v1\n");
        lake = TestLake.start(data);
        notices = lake.aws()
                .sqs
                .createQueue(create -> create.queueName("notices"))
                .queueUrl();
        lake.aws().sns().subscribe(subscribe -> subscribe
                .topicArn(lake.settings().text("loglake.batch.topic"))
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:notices"));
    }

    @Override
    public void close() {
        lake.close();
    }

    void script(String... jobs) throws IOException {
        String text = "jobs: {" + String.join(", ", jobs)
                + (String.join("", jobs).contains("step") ? "" : ", step: 100ms") + "}\n";
        Path file = Files.createDirectories(data.resolve("bedrock")).resolve("script.yaml");
        Files.writeString(file, text);
    }

    Said analyze(int day, int exit) {
        Said said = command("--day", BatchDays.day(day), "--json");
        assertThat(said.exit()).as(said.toString()).isEqualTo(exit);
        return said;
    }

    Said command(String... words) {
        List<String> all =
                new ArrayList<>(List.of("batch-analyze", "--data", data.toString(), "--config", config.toString()));
        all.addAll(List.of(words));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Cli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    /** What the process said. */
    String log() {
        Path file = data.resolveSibling("killed.log");
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return none.toString();
        }
    }

    JsonNode report(Said said) throws IOException {
        return JSON.readTree(said.out());
    }

    Process process(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString(), "--config", config.toString()));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("killed.log").toFile())
                .start();
    }

    List<ModelInvocationJobSummary> jobs(int day) {
        return lake
                .aws()
                .bedrock()
                .listModelInvocationJobsPaginator(list ->
                        list.nameContains("loglake-" + BatchDays.day(day).replace("-", "")))
                .invocationJobSummaries()
                .stream()
                .toList();
    }

    JsonNode manifest(JsonNode report) throws IOException {
        String key = keys(report.path("folder").asText()).stream()
                .filter(one -> one.endsWith("/manifest.json.out"))
                .findFirst()
                .orElseThrow();
        return JSON.readTree(object(key));
    }

    List<String> askedEvents(JsonNode report) throws IOException {
        JsonNode asked = JSON.readTree(object(report.path("folder").asText() + "asked.json"));
        return asked.findValues("eventIds").stream()
                .flatMap(ids -> StreamSupport.stream(ids.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private byte[] object(String key) {
        return lake.aws()
                .s3
                .getObjectAsBytes(get -> get.bucket("loglake-ledger").key(key))
                .asByteArray();
    }

    List<String> keys(String prefix) {
        return lake
                .aws()
                .s3
                .listObjectsV2Paginator(list -> list.bucket("loglake-ledger").prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    void awaitRows(String run, int records) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        lake.cell("select count(*) from " + ROWS + " where runid = '" + run + "'"))
                .isEqualTo(Integer.toString(records + 1)));
    }

    /** The notices of a run that have arrived so far; they stay in the queue. */
    List<String> notices(String run) throws IOException {
        List<Message> messages = lake.aws()
                .sqs
                .receiveMessage(receive ->
                        receive.queueUrl(notices).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages();
        List<String> told = new ArrayList<>();
        for (Message message : messages) {
            JsonNode envelope = JSON.readTree(message.body());
            assertThat(envelope.path("Subject").asText()).startsWith("Log Lake: analysis of 2026-11-");
            if (JSON.readTree(envelope.path("Message").asText())
                    .path("run")
                    .asText()
                    .equals(run)) {
                told.add(message.body());
            }
        }
        return told;
    }
}
