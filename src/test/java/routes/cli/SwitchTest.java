package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Off means wait: what is put while a source is off stays in its queue, untouched, and is all there when it is on again. */
class SwitchTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final String EVENTS = "cloudtrail-events";
    private static final Duration UNTIL_OFF = Duration.ofSeconds(5);
    private static final int WAITING = 12;

    @TempDir
    Path folder;

    private FilterFolder filters;
    private TestLake lake;

    @BeforeEach
    void start() {
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        lake = lake();
    }

    @AfterEach
    void stop() {
        lake.close();
    }

    @Test
    void whatComesWhileASourceIsOffWaitsAlsoThroughARestartAndIsAllThereWhenItIsOnAgain() {
        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> drop("21", 0, 100));
        await().atMost(Duration.ofSeconds(10)).until(() -> lake.metric("loglake_objects_received_total") > 10);
        filters.turnOff("cloudtrail");
        await().pollDelay(UNTIL_OFF).atMost(UNTIL_OFF.plusSeconds(30)).until(flow::isDone);

        drop("22", 100, 100 + WAITING);
        int depth = lake.depth(EVENTS);
        assertThat(depth).isGreaterThanOrEqualTo(WAITING);
        assertUntouched(depth);
        for (String page : List.of("health", "health/live", "health/ready")) {
            assertThat(lake.observe(page)).as(page).contains("UP").doesNotContain("DOWN");
        }
        assertThat(lake.partitionsOf("from_cloudtrail_raw")).noneMatch(location -> location.contains("/11/22/"));

        lake.close();
        lake = lake();
        assertUntouched(depth);
        assertThat(receivedBefore("/11/22/")).hasSize(WAITING).allMatch(count -> count == 0);

        filters.turnAllOn();
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(lake.count(ROWS)).isEqualTo(100 + WAITING));
        assertThat(lake.ask("select eventid from " + ROWS).rows())
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100 + WAITING)
                        .mapToObj(file -> "switch-" + file)
                        .toList());
    }

    /** For three seconds nothing is consumed. */
    private void assertUntouched(int depth) {
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(lake.depth(EVENTS)).isEqualTo(depth));
    }

    /** Of the waiting messages that name {@code day}: how often each was handed out before. They are back in five seconds. */
    private List<Integer> receivedBefore(String day) {
        List<Integer> counts = new ArrayList<>();
        Set<String> met = new HashSet<>();
        String url = lake.aws()
                .sqs
                .getQueueUrl(get -> get.queueName("loglake-" + EVENTS))
                .queueUrl();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<Message> some = lake.aws()
                    .sqs
                    .receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .visibilityTimeout(5)
                            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .messages();
            some.stream()
                    .filter(message -> message.body().contains(day) && met.add(message.messageId()))
                    .map(message -> message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .forEach(count -> counts.add(Integer.parseInt(count) - 1));
            return some.isEmpty();
        });
        return counts;
    }

    private void drop(String day, int from, int to) {
        IntStream.range(from, to)
                .forEach(file -> lake.dropGzip(
                        "cloudtrail",
                        Trail.key("file-" + file + ".json.gz").replace("/11/20/", "/11/" + day + "/"),
                        Trail.fileAt("2026-11-" + day + "T10:00:00Z", "switch-" + file)));
    }

    private TestLake lake() {
        return TestLake.start(folder.resolve("data"), filters.setting());
    }
}
