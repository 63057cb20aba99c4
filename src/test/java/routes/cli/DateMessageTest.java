package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** A date on a queue does that day again; what is no date is a dead letter that says so. */
class DateMessageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aDateBringsItsDayUpToDateAndNonsenseIsPutAside() {
        try (QuietLake quiet = QuietLake.start(folder)) {
            quiet.drop("2024-01-05", "asked-1", "asked-2");
            quiet.drop("2024-01-06", "not-asked");
            quiet.lake.send("backfill", "{\"month\":1,\"day\":5,\"year\":2024}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(quiet.ids("2024-01-05")).hasSize(2));
            assertThat(quiet.manifests("2024-01-06").all()).isEmpty();

            quiet.removeRaw("2024-01-05", "asked-1");
            quiet.lake.send("backfill", "{\"month\":1,\"day\":5,\"year\":2024,\"source\":\"cloudtrail\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(quiet.ids("2024-01-05")).containsExactly("asked-2"));
            quiet.drop("2024-01-05", "asked-3");
            quiet.lake.send("backfill", "{\"month\":1,\"day\":5,\"year\":2024,\"missing\":true}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(quiet.ids("2024-01-05")).containsExactly("asked-2", "asked-3"));

            List<String> nonsense = List.of(
                    "{\"month\":2,\"day\":30,\"year\":2024}",
                    "{\"month\":1,\"day\":5,\"year\":2024,\"source\":\"cloudtrial\"}",
                    "{\"month\":1,\"day\":5,\"yaer\":2024}",
                    "tomorrow");
            nonsense.forEach(message -> quiet.lake.send("backfill", message));
            await().atMost(PATIENCE).until(() -> quiet.lake.depth("backfill-dead") == nonsense.size());
            List<Message> letters = quiet.lake.deadLetters("backfill-dead");
            assertThat(letters).extracting(Message::body).containsExactlyInAnyOrderElementsOf(nonsense);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(letter.messageAttributes().get("reason").stringValue())
                        .isEqualTo("unreadable-date");
                assertThat(letter.messageAttributes().get("error").stringValue())
                        .contains("expected {\"month\":1,\"day\":5,\"year\":2024}");
            });
            await().atMost(PATIENCE).until(() -> quiet.lake.depth("backfill") == 0);
        }
    }
}
