package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 25 dead letters of three causes, as a person meets them. Nothing here changes them. */
class DeadLettersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Path data;
    private static TestLake lake;

    @BeforeAll
    static void start() {
        data = folder.resolve("data");
        lake = TestLake.start(data, Map.of("loglake.sweep.roots", ""));
        for (int number = 0; number < 12; number++) {
            lake.dropGzip("cloudtrail", "odd/AWSLogs/111122223333/trail-" + number + ".bin", "{}");
        }
        for (int number = 0; number < 8; number++) {
            lake.send("cloudtrail-events", "this is \u202eno S3 event");
        }
        for (int number = 0; number < 5; number++) {
            lake.dropGzip("cloudwatch", "odd-" + number + ".bin", "{}");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lake.depth("cloudtrail-dead") + lake.depth("cloudwatch-dead") == 25);
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void theListGroupsByCauseAndSaysWhatToDoNextAndStaysTheSame() {
        Said first = Said.by(new DlqListCommand(), data);

        assertThat(first.exit()).isZero();
        assertThat(first.masked()).isEqualTo("""
                25 dead letters of 3 causes

                cloudtrail no-placement: 12 letters, from TIME to TIME
                  such as ID s3://loglake-raw-cloudtrail/odd/AWSLogs/111122223333/trail-N.bin
                  Add a placement profile to the source's table file, or a filter rule that excludes such keys; then replay.
                  runbook: docs/runbooks/no-placement.md
                  next: ./loglake dlq show ID
                        ./loglake replay --source cloudtrail --reason no-placement --dry-run

                cloudtrail unreadable-event: 8 letters, from TIME to TIME
                  such as ID this is ?no S3 event
                  Find out who writes to this queue; if the object it meant is in the bucket, its delivery day brings it in without the message.
                  runbook: docs/runbooks/unreadable-event.md
                  next: ./loglake dlq show ID
                        ./loglake replay --source cloudtrail --reason unreadable-event --dry-run

                cloudwatch no-placement: 5 letters, from TIME to TIME
                  such as ID s3://loglake-raw-cloudwatch/odd-N.bin
                  Add a placement profile to the source's table file, or a filter rule that excludes such keys; then replay.
                  runbook: docs/runbooks/no-placement.md
                  next: ./loglake dlq show ID
                        ./loglake replay --source cloudwatch --reason no-placement --dry-run
                """);
        assertThat(Said.by(new DlqListCommand(), data).out()).isEqualTo(first.out());
    }

    @Test
    void theListForProgramsHoldsTheSame() throws IOException {
        JsonNode list =
                JSON.readTree(Said.by(new DlqListCommand(), data, "--json").out());

        assertThat(list.path("letters").asInt()).isEqualTo(25);
        assertThat(list.path("heldElsewhere").asInt()).isZero();
        assertThat(list.path("causes").findValuesAsText("reason"))
                .containsExactly("no-placement", "unreadable-event", "no-placement");
        assertThat(list.path("causes").get(0).path("next").asText())
                .isEqualTo("./loglake replay --source cloudtrail --reason no-placement");
    }

    @Test
    void oneLetterIsShownWholeWithWhatToDo() throws IOException {
        String id = JSON.readTree(Said.by(new DlqListCommand(), data, "--json").out())
                .at("/causes/0/example/id")
                .asText();

        Said shown = Said.by(new DlqShowCommand(), data, id);

        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .startsWith(
                        "letter    " + id + "\nqueue     cloudtrail-dead, its messages come from cloudtrail-events\n")
                .contains("reason    no-placement", "route     cloudtrail-events")
                .contains("object    s3://loglake-raw-cloudtrail/odd/AWSLogs/111122223333/trail-")
                .contains(
                        "to do     Add a placement profile",
                        "runbook   docs/runbooks/no-placement.md",
                        "replay    ./loglake replay --source cloudtrail --reason no-placement")
                .contains("body\n{\n  \"Records\" : [ {");
    }

    @Test
    void aLetterThatIsNotThereIsSaidInASentence() {
        Said said = Said.by(new DlqShowCommand(), data, "0123456789");

        assertThat(said.exit()).isEqualTo(Cli.BAD_ANSWER);
        assertThat(said.err()).contains("there is no dead letter 0123456789").contains("./loglake dlq list");
    }

    @Test
    void theExportHoldsEachLetterOnALine() throws IOException {
        Path file = folder.resolve("letters.jsonl");

        Said said = Said.by(new DlqExportCommand(), data, "--out", file.toString());

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("25 letters -> " + file + "\n");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(25);
        JsonNode first = JSON.readTree(lines.get(0));
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "queue",
                        "origin",
                        "source",
                        "reason",
                        "route",
                        "error",
                        "since",
                        "receives",
                        "objects",
                        "accounts",
                        "body");
        assertThat(lines).anySatisfy(line -> assertThat(
                        JSON.readTree(line).path("accounts").toString())
                .isEqualTo("[\"111122223333\"]"));
        assertThat(Said.by(new DlqExportCommand(), data).out().lines()).hasSize(25);
    }

    @Test
    void aDryRunSaysWhatWouldGoAndMovesNothing() {
        Said some = Said.by(
                new ReplayCommand(), data, "--source", "cloudtrail", "--dry-run", "--max", "15", "--rate", "5/s");
        Said none = Said.by(new ReplayCommand(), data, "--reason", "gone", "--dry-run");
        Said ofAccount = Said.by(new ReplayCommand(), data, "--account", "111122223333", "--dry-run");

        assertThat(some.exit()).isEqualTo(Cli.SOMETHING_TO_DO);
        assertThat(some.out()).contains("15 letters would go back, 5 a second; nothing was sent");
        assertThat(ofAccount.out()).contains("12 letters would go back");
        assertThat(none.exit()).isZero();
        assertThat(none.out()).contains("0 letters would go back");
        assertThat(lake.depth("cloudtrail-dead")).isEqualTo(20);
    }

    @Test
    void whatIsNoChoiceIsAUsageError() {
        assertThat(Said.by(new ReplayCommand(), data, "--source", "cloudtrial").err())
                .contains("cloudtrial is none of");
        assertThat(Said.by(new ReplayCommand(), data, "--reason", "bad-luck").err())
                .contains("bad-luck is none of");
        assertThat(Said.by(new ReplayCommand(), data, "--rate", "fast").err()).contains("5/s");
        assertThat(Said.by(new ReplayCommand(), data, "--account", "1").exit()).isEqualTo(2);
        assertThat(Said.by(new ReplayCommand(), data, "--max", "0").exit()).isEqualTo(2);
    }
}
