package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.SqsQueues;

/** A service that is away for a while costs time and nothing else. */
class OutageTest {
    @TempDir
    Path data;

    @Test
    void whatCouldNotBeSentOnComesAgainAndIsNotTakenForARepetition() {
        try (TestLake lake = TestLake.start(data, Map.of("loglake.queues.visibility-seconds", "3"))) {
            lake.deleteQueue("placements.fifo");
            lake.dropGzip("cloudtrail", Trail.key("while-away.json.gz"), Trail.file("away-1"));
            // Tried, refused, and handed out again after its visibility timeout: never acknowledged.
            await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(lake.depth("cloudtrail-events")).isPositive();
                assertThat(lake.partitionsOf("from_cloudtrail_raw")).isEmpty();
            });

            SqsQueues.of(lake.aws().sqs, lake.settings()).makeWork(2);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lake.arrived("cloudtrail"))
                    .containsExactly(Trail.key("while-away.json.gz")));
            lake.awaitIdle();
            assertThat(lake.ask("select eventid from from_cloudtrail_readready").rows())
                    .containsExactly(List.of("away-1"));
            assertThat(lake.deadLetters("cloudtrail-dead")).isEmpty();
        }
    }

    @Test
    void queuesThatAreNotThereAreNamed() {
        try (TestLake lake = TestLake.start(data)) {
            assertThat(SqsQueues.of(lake.aws().sqs, lake.settings()).missing(List.of("cloudtrail", "vpcdns")))
                    .containsExactly("loglake-vpcdns-events", "loglake-vpcdns-dead");
            lake.deleteQueue("aggregate-dead.fifo");
            assertThat(SqsQueues.of(lake.aws().sqs, lake.settings()).missing(List.of()))
                    .containsExactly("loglake-aggregate-dead.fifo");
        }
    }
}
