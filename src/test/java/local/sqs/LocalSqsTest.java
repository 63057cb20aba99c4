package local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import local.ChildJvm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class LocalSqsTest {
    @TempDir
    Path data;

    @Test
    void answeredMessagesSurviveAKillOfTheProcess() throws Exception {
        try (ChildJvm child = ChildJvm.run(SqsServer.class, data.toString());
                SqsClient sqs = client(URI.create(child.line()))) {
            String queue = create(sqs, "cloudtrail-events", Map.of());
            for (int i = 0; i < 200; i++) {
                send(sqs, queue, "event " + i);
            }
            child.kill();
        }

        try (LocalSqs again = LocalSqs.start(data, 0);
                SqsClient sqs = client(again.endpoint())) {
            List<String> bodies = receiveAll(sqs, queueUrl(sqs, "cloudtrail-events")).stream()
                    .map(Message::body)
                    .toList();
            assertThat(bodies)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 200).mapToObj(i -> "event " + i).toList());
        }
    }

    @Test
    void deletedMessagesStayDeletedAndAttributesStayOverARestart() {
        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            String queue = create(sqs, "q", Map.of());
            send(sqs, queue, "done");
            delete(sqs, queue, receiveAll(sqs, queue));
            sqs.sendMessage(request -> request.queueUrl(queue)
                    .messageBody("ümläut\n{}")
                    .messageAttributes(Map.of("reason", text("broken \"gzip\""))));
        }

        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            List<Message> messages = receiveAll(sqs, queueUrl(sqs, "q"));
            assertThat(messages).extracting(Message::body).containsExactly("ümläut\n{}");
            assertThat(messages.get(0).messageAttributes().get("reason").stringValue())
                    .isEqualTo("broken \"gzip\"");
        }
    }

    @Test
    void aFifoGroupKeepsItsOrderOverARestart() {
        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            String queue = create(sqs, "aggregate.fifo", Map.of(FIFO_QUEUE, "true"));
            for (int i = 0; i < 30; i++) {
                sendFifo(sqs, queue, "unit-" + i % 3, "d" + i, String.valueOf(i));
            }
        }

        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            List<Integer> bodies = receiveAll(sqs, queueUrl(sqs, "aggregate.fifo")).stream()
                    .map(message -> Integer.valueOf(message.body()))
                    .toList();
            assertThat(bodies).hasSize(30);
            for (int group = 0; group < 3; group++) {
                int unit = group;
                assertThat(bodies.stream().filter(body -> body % 3 == unit)).isSorted();
            }
        }
    }

    @Test
    void aFifoGroupWaitsForItsMessageInFlightAndTakesADeduplicationIdOnce() {
        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            String queue =
                    create(sqs, "placements.fifo", Map.of(FIFO_QUEUE, "true", CONTENT_BASED_DEDUPLICATION, "false"));
            sendFifo(sqs, queue, "from_cloudtrail_raw", "2024-01-01", "first");
            sendFifo(sqs, queue, "from_cloudtrail_raw", "2024-01-01", "again");
            sendFifo(sqs, queue, "from_cloudtrail_raw", "2024-01-02", "second");

            List<Message> first = receive(sqs, queue, 1);
            assertThat(first).extracting(Message::body).containsExactly("first");
            assertThat(receive(sqs, queue, 10)).isEmpty();
            delete(sqs, queue, first);
            sendFifo(sqs, queue, "from_cloudtrail_raw", "2024-01-01", "after the delete");
            assertThat(receiveAll(sqs, queue)).extracting(Message::body).containsExactly("second");
        }
    }

    @Test
    void whatIsReceivedTooOftenGoesToTheDeadLetterQueueAlsoAfterARestart() {
        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            String dead = create(sqs, "dead", Map.of());
            String arn = sqs.getQueueAttributes(
                            request -> request.queueUrl(dead).attributeNames(QUEUE_ARN))
                    .attributes()
                    .get(QUEUE_ARN);
            String policy = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"2\"}";
            String queue = create(sqs, "a-source", Map.of(REDRIVE_POLICY, policy));
            send(sqs, queue, "poison");
            receiveAndRelease(sqs, queue);
        }

        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            receiveAndRelease(sqs, queueUrl(sqs, "a-source"));
            assertThat(receive(sqs, queueUrl(sqs, "a-source"), 1)).isEmpty();
            Awaitility.await().untilAsserted(() -> assertThat(receive(sqs, queueUrl(sqs, "dead"), 1))
                    .extracting(Message::body)
                    .containsExactly("poison"));
        }
    }

    @Test
    void aTornLastLineIsAMessageThatWasNeverAnswered() throws Exception {
        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            send(sqs, create(sqs, "q", Map.of()), "whole");
        }
        java.nio.file.Files.writeString(
                data.resolve("journal.jsonl"), "{\"in\":\"q\",\"mess", java.nio.file.StandardOpenOption.APPEND);

        try (LocalSqs local = LocalSqs.start(data, 0);
                SqsClient sqs = client(local.endpoint())) {
            String queue = queueUrl(sqs, "q");
            send(sqs, queue, "next");
            assertThat(receiveAll(sqs, queue)).extracting(Message::body).containsExactlyInAnyOrder("whole", "next");
        }
    }

    @Test
    void twoInstancesInOneJvmKeepApart() {
        try (LocalSqs one = LocalSqs.start(data.resolve("one"), 0);
                LocalSqs two = LocalSqs.start(data.resolve("two"), 0);
                SqsClient first = client(one.endpoint());
                SqsClient second = client(two.endpoint())) {
            send(first, create(first, "q", Map.of()), "for one");
            String queue = create(second, "q", Map.of());
            assertThat(second.getQueueAttributes(
                                    request -> request.queueUrl(queue).attributeNames(APPROXIMATE_NUMBER_OF_MESSAGES))
                            .attributes())
                    .containsEntry(APPROXIMATE_NUMBER_OF_MESSAGES, "0");
        }
    }

    private static void receiveAndRelease(SqsClient sqs, String queue) {
        Message message = receive(sqs, queue, 1).get(0);
        sqs.changeMessageVisibility(request ->
                request.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    private static List<Message> receiveAll(SqsClient sqs, String queue) {
        List<Message> all = new ArrayList<>();
        for (List<Message> some = receive(sqs, queue, 10); !some.isEmpty(); some = receive(sqs, queue, 10)) {
            all.addAll(some);
        }
        return all;
    }

    private static List<Message> receive(SqsClient sqs, String queue, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(0)
                        .visibilityTimeout(60)
                        .messageAttributeNames("All"))
                .messages();
    }

    private static void delete(SqsClient sqs, String queue, List<Message> messages) {
        messages.forEach(message ->
                sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
    }

    private static void send(SqsClient sqs, String queue, String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    private static void sendFifo(SqsClient sqs, String queue, String group, String deduplication, String body) {
        sqs.sendMessage(request -> request.queueUrl(queue)
                .messageGroupId(group)
                .messageDeduplicationId(deduplication)
                .messageBody(body));
    }

    private static String create(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String queueUrl(SqsClient sqs, String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofSeconds(30)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
