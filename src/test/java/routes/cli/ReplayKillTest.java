package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The lake is killed in the middle of a replay; the one that starts after it goes on. */
class ReplayKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LETTERS = 30;

    @TempDir
    Path folder;

    @Test
    void noLetterIsLostWhenTheLakeIsKilledWhileItReplays() {
        Path data = folder.resolve("data");
        String port = Integer.toString(Ports.from(19_500, false));
        ChildLake child = ChildLake.start(data, "--port", port);
        DataDirectory.RunningLake running = child.up();
        try (TestLake lake = TestLake.at(running.endpoints(), running.observe())) {
            bury(lake);
            lake.send("replay", """
                    {"id":"killed","by":"a test","at":"2099-01-01T00:00:00Z","reason":"gone","ratePerSecond":5}""");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> lake.depth("cloudtrail-dead") < LETTERS - 5);
            child.kill();
            child = ChildLake.start(data, "--port", port);
            child.up();

            await().atMost(PATIENCE).until(() -> lake.arrived("cloudtrail").size() == LETTERS);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lake.depth("replay")).isZero());
            lake.awaitIdle();
            assertThat(lake.depth("cloudtrail-dead")).isZero();
            assertThat(lake.count("from_cloudtrail_readready")).isEqualTo(LETTERS);
        } finally {
            child.kill();
        }
    }

    /** Letters about objects that came without an event. */
    private static void bury(TestLake lake) {
        lake.aws().s3.createBucket(create -> create.bucket("quiet"));
        List<String> keys = IntStream.range(0, LETTERS)
                // Each in a folder of its own, which no event of another one would make known.
                .mapToObj(number ->
                        Trail.key(Integer.toString(1_000 + number).repeat(3), "killed-" + number + ".json.gz"))
                .toList();
        for (String key : keys) {
            byte[] bytes = TestLake.gzip(Trail.file(key.substring(key.lastIndexOf('/') + 1)));
            String etag = lake.aws()
                    .s3
                    .putObject(put -> put.bucket("quiet").key(key), RequestBody.fromBytes(bytes))
                    .eTag()
                    .replace("\"", "");
            String body = new S3Object("quiet", key, bytes.length, etag, null, "1", Instant.now()).asMessage();
            String url = lake.aws()
                    .sqs
                    .getQueueUrl(get -> get.queueName("loglake-cloudtrail-dead"))
                    .queueUrl();
            lake.aws().sqs.sendMessage(send -> send.queueUrl(url)
                    .messageBody(body)
                    .messageAttributes(Map.of(
                            "reason",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("gone")
                                    .build())));
        }
    }
}
