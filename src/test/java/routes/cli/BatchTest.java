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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.bedrock.model.ModelInvocationJobSummary;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/** Days of CloudTrail events before the local model, from SQL to rows and the notice. Each test takes a day of its own. */
class BatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Answers that name an event which nobody caused. */
    private static final int INVENTED = 5;

    private static final String ROWS = "from_bedrock_analysis_readready";

    @TempDir
    static Path data;

    private static TestLake lake;
    private static Path config;
    private static String notices;

    @BeforeAll
    static void start() throws IOException {
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
        // 50 people at 20 hours with 3 events each: 1,000 records.
        drop(1, 50, 20, 3);
        for (int day = 2; day <= 6; day++) {
            drop(day, 5, 20, 2);
        }
        drop(7, 5, 5, 1);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(lake.count("from_cloudtrail_readready"))
                .isEqualTo(3_000 + 5 * 200 + 25));
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void aThousandRecordsAreCountedAsTheManifestCountsThem() throws Exception {
        script("statuses: [Submitted, Validating, InProgress, PartiallyCompleted]", "error-share: 0.03", "missing: 0");
        Files.writeString(data.resolve("bedrock/script.yaml"), """
                turns:
                  - when: {contains: assumed-role/Admin/person-7⟧}
                    times: 5
                    text: '{"risk": 9, "category": "data", "why": "I made it up.", "eventIds": ["00000000-0000-4000-8000-000000000000"]}'
                """, StandardOpenOption.APPEND);
        JsonNode report = report(analyze(1, Cli.SOMETHING_TO_DO));

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
        JsonNode manifest = manifest(report);
        assertThat(manifest.path("totalRecordCount").asInt()).isEqualTo(1_000);
        assertThat(manifest.path("successRecordCount").asInt()).isEqualTo(970);
        assertThat(manifest.path("errorRecordCount").asInt()).isEqualTo(30);
        assertThat(askedEvents(report))
                .as("each event of the day is in one record")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(eventIds(1));

        String run = report.path("runId").asText();
        awaitRows(run, 1_000);
        assertThat(lake.ask("select status, count(*) from " + ROWS + " where runid = '" + run
                                + "' and kind = 'record' group by 1 order by 1")
                        .rows())
                .containsExactly(List.of("error", "30"), List.of("rated", "965"), List.of("rejected", "5"));
        assertThat(lake.cell("select count(*) from " + ROWS + " where runid = '" + run
                        + "' and status = 'rated' and not contains(cast(json_parse(eventids) as array(varchar)), '')"))
                .isEqualTo("965");
        assertThat(lake.cell("select status from " + ROWS + " where findingid = '" + run + "'"))
                .isEqualTo("partial");

        Said again = analyze(1, Cli.SOMETHING_TO_DO);
        assertThat(again.err()).contains("has ended; --again starts another");
        assertThat(report(again)).isEqualTo(report);
        assertThat(jobs(1)).hasSize(1);
        assertThat(notices(run)).hasSize(1);
    }

    @Test
    void jobsThatEndEarlyKeepWhatTheyAnswered() throws Exception {
        for (Map.Entry<Integer, String> end : Map.of(2, "Expired", 3, "Stopped").entrySet()) {
            script("statuses: [Submitted, InProgress, " + end.getValue() + "]", "error-share: 0.03", "missing: 7");
            JsonNode report = report(analyze(end.getKey(), Cli.SOMETHING_TO_DO));

            assertThat(report.path("status").asText()).isEqualToIgnoringCase(end.getValue());
            JsonNode tally = report.path("tally");
            assertThat(tally.path("records").asInt()).isEqualTo(100);
            assertThat(tally.path("missing").asInt()).isEqualTo(7);
            assertThat(tally.path("errors").asInt()).isEqualTo(3);
            assertThat(tally.path("rated").asInt()).isEqualTo(90);
            assertThat(manifest(report).path("successRecordCount").asInt()).isEqualTo(90);
        }
        script("statuses: [Submitted, Validating, Failed]");
        JsonNode failed = report(analyze(4, Cli.BAD_ANSWER));
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("tally").path("missing").asInt()).isEqualTo(100);
        assertThat(failed.path("faults").toString()).contains("Failed");
        assertThat(notices(failed.path("runId").asText())).hasSize(1);
    }

    @Test
    void aStartThatIsKilledWhileItWaitsIsGoneOnWithByTheNext() throws Exception {
        script("statuses: [Submitted, Validating, InProgress, Completed]", "step: 1500ms");
        Process first = process("batch-analyze", "--day", day(5));
        await().atMost(Duration.ofSeconds(60))
                .failFast(() -> assertThat(first.isAlive())
                        .as(() -> log(data.resolveSibling("killed.log")))
                        .isTrue())
                .until(() -> !jobs(5).isEmpty());
        first.destroyForcibly().waitFor();

        Said next = analyze(5, 0);

        assertThat(next.err()).contains("goes on with run");
        JsonNode report = report(next);
        assertThat(report.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(report.path("tally").path("rated").asInt()).isEqualTo(100);
        assertThat(report.path("summary").asText()).isNotBlank();
        assertThat(jobs(5)).hasSize(1);
        assertThat(notices(report.path("runId").asText())).hasSize(1);
        awaitRows(report.path("runId").asText(), 100);
    }

    @Test
    void whatIsRefusedOrOnlyEstimatedUploadsNothing() throws Exception {
        Said dear = command("--day", day(6), "--max-usd", "0.001");
        assertThat(dear.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(dear.err()).contains("$0.00 are allowed", "nothing was uploaded");

        Said estimate = command("--day", day(6), "--by", "service", "--estimate", "--json");
        assertThat(estimate.exit()).isZero();
        assertThat(JSON.readTree(estimate.out()).path("events").asInt()).isEqualTo(200);
        assertThat(JSON.readTree(estimate.out()).path("usd").asDouble()).isPositive();

        Said few = command("--day", day(7));
        assertThat(few.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(few.err()).contains("25 events make no more than 25 records", "fewer than 100");

        assertThat(command("--day", "2026-10-31").err()).contains("no events of 2026-10-31");
        assertThat(command("--day", "someday").exit()).isEqualTo(2);
        assertThat(keys("_batch/20261106")).isEmpty();
        assertThat(keys("_batch/20261107")).isEmpty();
    }

    private static void script(String... jobs) throws IOException {
        String text = "jobs: {" + String.join(", ", jobs)
                + (String.join("", jobs).contains("step") ? "" : ", step: 100ms") + "}\n";
        Path file = Files.createDirectories(data.resolve("bedrock")).resolve("script.yaml");
        Files.writeString(file, text);
    }

    /** Events of so many people at so many hours. */
    private static void drop(int day, int people, int hours, int events) {
        String records = IntStream.range(0, people * hours * events)
                .mapToObj(n -> event(day, n, n % people, n / people % hours))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        String key = Trail.key("batch.json.gz").replace("/2026/11/20/", "/" + day(day).replace('-', '/') + "/");
        lake.dropGzip("cloudtrail", key, records);
    }

    private static String event(int day, int number, int person, int hour) {
        return String.format(
                Locale.ROOT,
                """
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/Admin/person-%d"},
                 "eventTime":"%sT%02d:%02d:%02dZ","eventSource":"%s","eventName":"%s","awsRegion":"us-east-1",
                 "sourceIPAddress":"203.0.113.7","requestParameters":{"target":"i-0abc"},
                 "eventID":"%s","recipientAccountId":"111122223333"}""",
                person,
                day(day),
                hour,
                number % 60,
                number / 60 % 60,
                number % 2 == 0 ? "ssm.amazonaws.com" : "s3.amazonaws.com",
                number % 5 == 0 ? "StartSession" : "GetObject",
                eventId(day, number));
    }

    private static String eventId(int day, int number) {
        return String.format(
                Locale.ROOT,
                "%08x-0000-4000-8000-%012d",
                number * 2_654_435_761L & 0xffffffffL,
                day * 100_000 + number);
    }

    private static List<String> eventIds(int day) {
        return IntStream.range(0, 3_000).mapToObj(n -> eventId(day, n)).toList();
    }

    private static String day(int day) {
        return String.format(Locale.ROOT, "2026-11-%02d", day);
    }

    private static Said analyze(int day, int exit) {
        Said said = command("--day", day(day), "--json");
        assertThat(said.exit()).as(said.toString()).isEqualTo(exit);
        return said;
    }

    private static Said command(String... words) {
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

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static JsonNode report(Said said) throws IOException {
        return JSON.readTree(said.out());
    }

    private static Process process(String... words) throws IOException {
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

    private static List<ModelInvocationJobSummary> jobs(int day) {
        return lake
                .aws()
                .bedrock()
                .listModelInvocationJobsPaginator(list -> list.nameContains("loglake-" + day(day).replace("-", "")))
                .invocationJobSummaries()
                .stream()
                .toList();
    }

    private static JsonNode manifest(JsonNode report) throws IOException {
        String key = keys(report.path("folder").asText()).stream()
                .filter(one -> one.endsWith("/manifest.json.out"))
                .findFirst()
                .orElseThrow();
        return JSON.readTree(object(key));
    }

    private static List<String> askedEvents(JsonNode report) throws IOException {
        JsonNode asked = JSON.readTree(object(report.path("folder").asText() + "asked.json"));
        return asked.findValues("eventIds").stream()
                .flatMap(ids -> StreamSupport.stream(ids.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static byte[] object(String key) {
        return lake.aws()
                .s3
                .getObjectAsBytes(get -> get.bucket("loglake-ledger").key(key))
                .asByteArray();
    }

    private static List<String> keys(String prefix) {
        return lake
                .aws()
                .s3
                .listObjectsV2Paginator(list -> list.bucket("loglake-ledger").prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static void awaitRows(String run, int records) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        lake.cell("select count(*) from " + ROWS + " where runid = '" + run + "'"))
                .isEqualTo(Integer.toString(records + 1)));
    }

    /** The notices of a run that have arrived so far; they stay in the queue. */
    private static List<String> notices(String run) throws IOException {
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
