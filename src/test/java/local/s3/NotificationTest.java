package local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import local.sqs.LocalSqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.LocalAws.BucketNotification;
import routes.aws.LocalAws.Envelope;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class NotificationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "cloudtrail-logs";
    private static final String KEY = "AWSLogs/a b/ü+1%.json.gz";
    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";

    @TempDir
    Path data;

    private LocalSqs sqs;
    private LocalS3 s3;

    @BeforeEach
    void start() {
        sqs = LocalSqs.start(data.resolve("sqs"), 0);
        startS3();
        with(client -> client.createBucket(request -> request.bucket(BUCKET)));
        try (SqsClient queues = queues()) {
            queues.createQueue(request -> request.queueName("events"));
        }
    }

    @AfterEach
    void stop() {
        s3.close();
        sqs.close();
    }

    @Test
    void anObjectIsToldAsS3Does() {
        s3.notify(List.of(rule("", "", Envelope.S3)));
        assertThat(told())
                .singleElement()
                .satisfies(test -> assertThat(test.get("Event").asText()).isEqualTo("s3:TestEvent"));

        put(KEY);

        JsonNode event = told().get(0).get("Records").get(0);
        assertThat(event.get("eventVersion").asText()).isEqualTo("2.1");
        assertThat(event.get("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(Instant.parse(event.get("eventTime").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(BUCKET);
        assertThat(event.at("/s3/object/key").asText()).isEqualTo("AWSLogs/a+b/%C3%BC%2B1%25.json.gz");
        assertThat(event.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(event.at("/s3/object/eTag").asText()).isEqualTo(MD5_OF_HELLO);
        assertThat(event.at("/s3/object").has("versionId")).isFalse();
    }

    @Test
    void snsWrapsTheNotificationAsText() throws Exception {
        s3.notify(List.of(rule("", "", Envelope.SNS)));
        put(KEY);

        List<JsonNode> told = told();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.get("Type").asText()).isEqualTo("Notification"));
        assertThat(JSON.readTree(told.get(0).get("Message").asText())
                        .get("Event")
                        .asText())
                .isEqualTo("s3:TestEvent");
        assertThat(JSON.readTree(told.get(1).get("Message").asText())
                        .at("/Records/0/s3/object/key")
                        .asText())
                .isEqualTo("AWSLogs/a+b/%C3%BC%2B1%25.json.gz");
    }

    @Test
    void eventBridgeNamesTheKeyAsItIsAndSendsNoTest() {
        s3.notify(List.of(rule("", "", Envelope.EVENTBRIDGE)));
        put(KEY);

        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.get("detail-type").asText()).isEqualTo("Object Created");
            assertThat(event.at("/detail/bucket/name").asText()).isEqualTo(BUCKET);
            assertThat(event.at("/detail/object/key").asText()).isEqualTo(KEY);
            assertThat(event.at("/detail/object/etag").asText()).isEqualTo(MD5_OF_HELLO);
            assertThat(event.at("/detail/object/size").asLong()).isEqualTo(5);
        });
    }

    @Test
    void onlyKeysOfTheRuleAreTold() {
        s3.notify(List.of(rule("AWSLogs/", ".gz", Envelope.EVENTBRIDGE)));
        put("AWSLogs/a.gz");
        put("AWSLogs/a.json");
        put("other/a.gz");

        assertThat(told())
                .extracting(event -> event.at("/detail/object/key").asText())
                .containsExactly("AWSLogs/a.gz");
    }

    @Test
    void copiesUploadsInPartsAndDeletesAreToldToo() {
        s3.notify(List.of(rule("", "", Envelope.S3)));
        put("a");
        with(client -> client.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("a")
                .destinationBucket(BUCKET)
                .destinationKey("b")));
        with(client -> {
            String id = client.createMultipartUpload(
                            request -> request.bucket(BUCKET).key("c"))
                    .uploadId();
            String etag = client.uploadPart(
                            request ->
                                    request.bucket(BUCKET).key("c").uploadId(id).partNumber(1),
                            RequestBody.fromString("hello"))
                    .eTag();
            return client.completeMultipartUpload(request -> request.bucket(BUCKET)
                    .key("c")
                    .uploadId(id)
                    .multipartUpload(
                            upload -> upload.parts(part -> part.partNumber(1).eTag(etag))));
        });
        with(client -> client.deleteObjects(
                request -> request.bucket(BUCKET).delete(delete -> delete.objects(object -> object.key("a")))));

        assertThat(told().stream()
                        .skip(1)
                        .map(event -> event.at("/Records/0/eventName").asText() + " "
                                + event.at("/Records/0/s3/object/key").asText()))
                .containsExactly(
                        "ObjectCreated:Put a",
                        "ObjectCreated:Copy b",
                        "ObjectCreated:CompleteMultipartUpload c",
                        "ObjectRemoved:Delete a");
    }

    @Test
    void rulesAndTheRisingSequencerSurviveARestartWithoutANewTest() {
        List<BucketNotification> rules = List.of(rule("", "", Envelope.S3));
        s3.notify(rules);
        put("a");
        s3.close();
        startS3();
        put("b");
        s3.notify(rules);
        put("c");

        List<String> sequencers = told().stream()
                .skip(1)
                .map(event -> event.at("/Records/0/s3/object/sequencer").asText())
                .toList();
        assertThat(sequencers)
                .hasSize(3)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(hex -> hex.matches("[0-9A-F]{16}"));
    }

    @Test
    void aPutThatCanNotBeToldFails() {
        s3.notify(List.of(rule("", "", Envelope.EVENTBRIDGE)));
        try (SqsClient queues = queues()) {
            queues.deleteQueue(request -> request.queueUrl(queueUrl(queues)));
        }

        assertThatThrownBy(() -> put("a")).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(503));
    }

    private void startS3() {
        s3 = LocalS3.start(data.resolve("s3"), data.resolve("s3-notifications.json"), 0, sqs::send);
    }

    private static BucketNotification rule(String prefix, String suffix, Envelope envelope) {
        return new BucketNotification(BUCKET, prefix, suffix, "events", envelope);
    }

    private void put(String key) {
        with(client -> client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("hello")));
    }

    private <T> T with(Function<S3Client, T> use) {
        try (S3Client client = S3Clients.of(s3.endpoint())) {
            return use.apply(client);
        }
    }

    private List<JsonNode> told() {
        try (SqsClient queues = queues()) {
            List<JsonNode> all = new ArrayList<>();
            List<Message> some;
            do {
                some = queues.receiveMessage(request -> request.queueUrl(queueUrl(queues))
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(0))
                        .messages();
                some.forEach(message -> all.add(json(message.body())));
            } while (!some.isEmpty());
            return all;
        }
    }

    private static String queueUrl(SqsClient queues) {
        return queues.getQueueUrl(request -> request.queueName("events")).queueUrl();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private SqsClient queues() {
        URI endpoint = sqs.endpoint();
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
