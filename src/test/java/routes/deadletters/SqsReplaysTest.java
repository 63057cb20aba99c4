package routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.Digests;
import routes.deadletters.Receipt.Sent;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Replays over the wire, cut off wherever it hurts. */
class SqsReplaysTest {
    private static final String UNIT = "{\"source\":\"cloudtrail\",\"day\":%d,\"shard\":0}";

    @TempDir
    Path data;

    private DeadQueues queues;
    private S3Receipts receipts;

    @BeforeEach
    void start() {
        queues = new DeadQueues(data);
        receipts = queues.receipts();
    }

    @AfterEach
    void stop() {
        queues.close();
    }

    @Test
    void onlyTheChosenGoAndTheReceiptSaysHowMany() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("a %d", 14));
        queues.bury("cloudtrail-dead", "unreadable-event", DeadQueues.numbered("b %d", 7));
        queues.bury("cloudwatch-dead", "no-placement", DeadQueues.numbered("c %d", 4));

        Receipt receipt = replay(request("r1", "cloudtrail", "no-placement", null));

        assertThat(receipt.chosen()).isEqualTo(14);
        assertThat(receipt.causes()).singleElement().satisfies(sent -> {
            assertThat(sent.sent()).isEqualTo(14);
            assertThat(sent.failed()).isZero();
            assertThat(sent.first()).hasSize(5);
        });
        assertThat(receipts.of("r1")).contains(receipt);
        assertThat(bodies("cloudtrail-events")).containsExactlyInAnyOrderElementsOf(DeadQueues.numbered("a %d", 14));
        assertThat(queues.letters.all().letters())
                .hasSize(11)
                .extracting(Letter::cause)
                .containsOnly(new Cause("cloudtrail", "unreadable-event"), new Cause("cloudwatch", "no-placement"));
    }

    @Test
    void aCauseCanBeAnAccount() {
        queues.bury(
                "placements-dead.fifo",
                "bad-configuration",
                List.of(
                        "{\"table\":\"t\",\"location\":\"s3://b/AWSLogs/111122223333/CloudTrail/\"}",
                        "{\"table\":\"t\",\"location\":\"s3://b/AWSLogs/444455556666/CloudTrail/\"}"));
        ReplayRequest request = new ReplayRequest("r2", "me", Instant.now(), null, null, "444455556666", null, 1_000);

        assertThat(replay(request).sent()).isOne();
        assertThat(bodies("placements.fifo")).singleElement().asString().contains("444455556666");
    }

    @Test
    void theMaximumHoldsAlsoWhenTheRequestComesAgainAfterACrash() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("a %d", 40));
        ReplayRequest request = request("r3", "cloudtrail", null, 25);
        SqsReplays replays = replays();
        SqsReplay cut = replays.begin(request);
        Stream.generate(cut::next).limit(13).forEach(letter -> replays.send(cut, letter));
        // Its process is gone; what it held comes back by itself, here at once.
        cut.close();

        Receipt receipt = replay(request);

        assertThat(receipt.chosen()).isEqualTo(25);
        List<String> sent = bodies("cloudtrail-events");
        assertThat(sent).hasSizeBetween(13, 25).doesNotHaveDuplicates();
        assertThat(queues.letters.all().letters()).hasSize(40 - sent.size());
    }

    @Test
    void aRequestThatIsDoneDoesNothingWhenItComesAgain() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("a %d", 3));
        Receipt first = replay(request("r4", null, null, 2));

        assertThat(replay(request("r4", null, null, 2))).isEqualTo(first);
        assertThat(bodies("cloudtrail-events")).hasSize(2);
    }

    @Test
    void aLetterThatWasSentAndNotRemovedIsSentAgain() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("a %d", 3));
        queues.bury("aggregate-dead.fifo", "gone", DeadQueues.numbered(UNIT, 2));

        Receipt cut = replay(queues.withoutDeletes(), request("r5", null, null, null));
        Receipt whole = replay(request("r6", null, null, null));

        assertThat(cut.failed()).isEqualTo(5);
        assertThat(whole.sent()).isEqualTo(5);
        assertThat(queues.letters.all().letters()).isEmpty();
        assertThat(bodies("cloudtrail-events")).hasSize(6).contains("a 0", "a 1", "a 2");
        assertThat(bodies("aggregate.fifo")).hasSize(4);
    }

    @Test
    void aFifoLetterGoesBackInItsGroupWithinTheFiveMinutesInWhichItsOldIdIsTaken() {
        String body = UNIT.formatted(20261120);
        queues.redrive("aggregate.fifo", "its-group", List.of(body));
        queues.bury("aggregate-dead.fifo", "gone", List.of(UNIT.formatted(20261121)));

        replay(request("r7", "cloudtrail", null, null));

        Map<String, String> groups = new HashMap<>();
        all("aggregate.fifo")
                .forEach(message -> groups.put(
                        message.body(), message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)));
        assertThat(groups)
                .containsEntry(body, "its-group")
                .containsEntry(UNIT.formatted(20261121), Digests.sha256("cloudtrail/20261121/0"));
    }

    @Test
    void whatFailsAgainIsNotReplayedByTheSameRequest() {
        ReplayRequest request = request("r8", null, null, null);
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("later %d", 2));

        assertThat(replay(request).chosen()).isZero();
        assertThat(queues.letters.all().letters()).hasSize(2);
    }

    @Test
    void whereTheQueueIsGoneLettersStayAndAreCountedAsFailed() {
        queues.bury("cloudtrail-dead", "no-placement", DeadQueues.numbered("a %d", 2));
        queues.bury("cloudwatch-dead", "no-placement", DeadQueues.numbered("b %d", 2));
        queues.aws.sqs.deleteQueue(delete -> delete.queueUrl(queues.url("cloudtrail-events")));

        Receipt receipt = replay(request("r9", null, null, null));

        assertThat(receipt.causes())
                .containsExactly(
                        new Sent("cloudtrail", "no-placement", 0, 2, List.of()),
                        new Sent(
                                "cloudwatch",
                                "no-placement",
                                2,
                                0,
                                receipt.causes().get(1).first()));
        assertThat(queues.letters.of("cloudtrail").letters()).hasSize(2);
    }

    private SqsReplays replays() {
        return new SqsReplays(queues.letters, receipts, (queue, reason) -> {}, Clock.systemUTC());
    }

    private Receipt replay(ReplayRequest request) {
        return replay(queues.letters, request);
    }

    private Receipt replay(SqsDeadLetters letters, ReplayRequest request) {
        SqsReplays replays = new SqsReplays(letters, receipts, (queue, reason) -> {}, Clock.systemUTC());
        SqsReplay replay = replays.begin(request);
        // As a split does: it asks for the next before it is done with the last.
        boolean more = replay.hasNext();
        while (more) {
            Letter letter = replay.next();
            more = replay.hasNext();
            replays.send(replay, letter);
        }
        return replays.finish(replay);
    }

    private static ReplayRequest request(
            String id, @Nullable String source, @Nullable String reason, @Nullable Integer max) {
        return new ReplayRequest(id, "me", Instant.now(), source, reason, null, max, 1_000);
    }

    private List<String> bodies(String queue) {
        return all(queue).stream().map(Message::body).toList();
    }

    /** Takes what is there, and puts it back. */
    private List<Message> all(String queue) {
        List<Message> all = new ArrayList<>();
        List<Message> some = queues.receive(queue, 30);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = queues.receive(queue, 30);
        }
        new SqsMessages(queues.aws.sqs, queues.url(queue), 0)
                .hide(all.stream().map(Message::receiptHandle).toList(), Duration.ZERO);
        return all;
    }
}
