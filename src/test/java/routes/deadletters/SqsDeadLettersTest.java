package routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.deadletters.SqsDeadLetters.Found;
import routes.events.S3Object;
import routes.failures.LakeException;
import software.amazon.awssdk.services.sqs.model.Message;

/** A look at dead letters sees all of them and changes none. */
class SqsDeadLettersTest {
    private static final String KEY = "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/20/odd-%d.txt";

    @TempDir
    Path data;

    private DeadQueues queues;

    @BeforeEach
    void start() {
        queues = new DeadQueues(data);
    }

    @AfterEach
    void stop() {
        queues.close();
    }

    @Test
    void aLookSeesMoreThanAThousandAndTheNextLookSeesTheSame() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered(message(KEY), 1_200));

        Found first = queues.letters.all();
        Found second = queues.letters.all();

        assertThat(first.letters()).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(first.heldElsewhere()).isZero();
        assertThat(second.letters())
                .extracting(Letter::id)
                .containsExactlyElementsOf(
                        first.letters().stream().map(Letter::id).toList());
        assertThat(queues.receive("cloudtrail-dead", 30))
                .as("still for anyone to take")
                .hasSize(10);
    }

    @Test
    void noLetterOfAFifoQueueHidesAnother() {
        queues.bury(
                "aggregate-dead.fifo",
                "gone",
                DeadQueues.numbered("{\"source\":\"cloudtrail\",\"day\":%d,\"shard\":0}", 300));

        assertThat(queues.letters.all().letters()).hasSize(300);
        assertThat(queues.letters.of("cloudtrail").letters()).hasSize(300);
        assertThat(queues.letters.of("cloudwatch").letters()).isEmpty();
    }

    @Test
    void lettersThatSqsPutAsideInOneGroupAreAllSeenAndKeepWhatSqsKnewOfThem() {
        Instant before = Instant.now().minusMillis(1);
        queues.redrive(
                "placements.fifo", "a-table", DeadQueues.numbered("{\"table\":\"t\",\"location\":\"s3://b/%d/\"}", 25));

        List<Letter> letters = queues.letters.all().letters();

        assertThat(letters).hasSize(25).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo("max-receives");
            assertThat(letter.group()).isEqualTo("a-table");
            assertThat(letter.since()).isAfter(before);
        });
        assertThat(letters).extracting(Letter::about).contains("s3://b/0/", "s3://b/24/");
        assertThat(queues.letters.all().letters())
                .extracting(Letter::id)
                .containsExactlyElementsOf(letters.stream().map(Letter::id).toList());
    }

    @Test
    void aLetterTellsItsCauseItsObjectsAndTheirAccounts() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered(message(KEY), 1));

        Letter letter = queues.letters.of("cloudtrail").letters().get(0);

        assertThat(letter.cause()).isEqualTo(new Cause("cloudtrail", "no-placement"));
        assertThat(letter.queue().origin()).isEqualTo("cloudtrail-events");
        assertThat(letter.route()).isEqualTo("test");
        assertThat(letter.error()).isEqualTo("it failed");
        assertThat(letter.objects()).extracting(S3Object::key).containsExactly(KEY.formatted(0));
        assertThat(letter.accounts()).containsExactly("111122223333");
        assertThat(letter.about()).isEqualTo("s3://a-bucket/" + KEY.formatted(0));
        assertThat(queues.letters.letter(letter.id())).map(Letter::body).contains(letter.body());
        assertThat(queues.letters.letter("0000000000")).isEmpty();
    }

    @Test
    void whatAnotherHoldsIsCountedNotSeen() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered(message(KEY), 15));
        List<Message> held = queues.receive("cloudtrail-dead", 30);

        Found found = queues.letters.all();

        assertThat(found.heldElsewhere()).isEqualTo(held.size()).isPositive();
        assertThat(found.letters()).hasSize(15 - held.size());
    }

    @Test
    void queuesThatAreNotThereAreNamedInsteadOfSeemingEmpty() {
        SqsDeadLetters elsewhere = SqsDeadLetters.of(
                queues.aws.sqs,
                queues.settings.with(Map.of("loglake.queues.prefix", "loglaek-"), "a test"),
                queues.sources);

        assertThatThrownBy(elsewhere::all)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("loglaek-analysis-dead")
                .hasMessageContaining("loglake.queues.prefix");
    }

    private static String message(String key) {
        return new S3Object("a-bucket", "KEY", 1, "e", null, "1", Instant.EPOCH)
                .asMessage()
                .replace("KEY", key);
    }
}
