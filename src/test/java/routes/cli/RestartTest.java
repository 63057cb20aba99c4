package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.events.S3Object;
import routes.manifest.Manifest;

/** A lake that stops keeps what it has, and one that lost its temporary folder keeps what it was told. */
class RestartTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final int FILES = 40;

    @TempDir
    Path data;

    private TestLake lake;

    @BeforeEach
    void start() {
        lake = TestLake.start(data);
    }

    @AfterEach
    void stop() {
        lake.close();
    }

    @Test
    void aRestartKeepsAllAndTheSameEventsAgainChangeNothing() {
        try (Load load = new Load(lake)) {
            load.files(0, FILES).join();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lake.count(ROWS)).isEqualTo(FILES * Load.EVENTS));
        awaitIdle();
        List<Manifest> before = lake.manifestsOf(ROWS);

        lake.close();
        lake = TestLake.start(data);
        assertThat(lake.count(ROWS)).isEqualTo(FILES * Load.EVENTS);
        againInAnyOrder().forEach(message -> lake.send("cloudtrail-events", message));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lake.metric("loglake_objects_received_total{source=\"cloudtrail\"") >= 2 * FILES);
        awaitIdle();

        assertThat(lake.cell("select count(distinct eventid) from " + ROWS))
                .isEqualTo(Integer.toString(FILES * Load.EVENTS));
        assertThat(lake.count(ROWS)).isEqualTo(FILES * Load.EVENTS);
        assertThat(lake.manifestsOf(ROWS)).isEqualTo(before);
        assertThat(lake.metric("loglake_objects_total{decision=\"duplicate\",source=\"cloudtrail\""))
                .as("the memories were fresh, so only the second of each pair was known")
                .isEqualTo(FILES);
    }

    @Test
    void withoutRoomForOrcFilesNothingIsAcknowledgedAndNothingIsHalfWritten() throws IOException {
        Path temp = data.resolve("temp");
        Files.delete(temp);
        Files.writeString(temp, "no folder any more");
        try (LogLines log = new LogLines()) {
            lake.dropGzip("cloudtrail", Trail.key("roomless.json.gz"), Trail.file("roomless-1", "roomless-2"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(log.at(Level.ERROR))
                    .anyMatch(line -> line.contains("cannot make a folder in " + temp)));
        }
        // The unit of the object, and that of the decisions about it.
        assertThat(lake.depth("aggregate.fifo")).isPositive();
        assertThat(lake.manifestsOf(ROWS)).isEmpty();
        assertThat(lake.partitionsOf(ROWS)).isEmpty();
        assertThat(lake.deadLetters("aggregate-dead.fifo")).isEmpty();

        Files.delete(temp);
        Files.createDirectory(temp);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(lake.count(ROWS)).isEqualTo(2));
        assertThat(temp).isEmptyDirectory();
        awaitIdle();
    }

    private List<String> againInAnyOrder() {
        List<String> messages = new ArrayList<>();
        IntStream.range(0, FILES).forEach(file -> {
            String etag = lake.aws()
                    .s3
                    .headObject(head ->
                            head.bucket(TestLake.rawBucket("cloudtrail")).key(Load.key(file)))
                    .eTag()
                    .replace("\"", "");
            String message = new S3Object(
                            TestLake.rawBucket("cloudtrail"), Load.key(file), 1, etag, null, "1", Instant.now())
                    .asMessage();
            messages.add(message);
            messages.add(message);
        });
        Collections.shuffle(messages, new Random(7));
        return messages;
    }

    private void awaitIdle() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        List.of("cloudtrail-events", "placements.fifo", "aggregate.fifo", "readready-events"))
                .allSatisfy(queue -> assertThat(lake.depth(queue)).as(queue).isZero()));
    }
}
