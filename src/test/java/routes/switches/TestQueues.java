package routes.switches;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues on loopback, and what can be seen of them from outside. */
final class TestQueues implements AutoCloseable {
    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final SqsClient sqs;
    private final List<String> names;

    TestQueues(String... names) {
        this.names = List.of(names);
        int port = server.waitUntilStarted().localAddress().getPort();
        sqs = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
    }

    SqsClient sqs() {
        return sqs;
    }

    void empty() {
        for (String name : names) {
            sqs.createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
            sqs.purgeQueue(r -> r.queueUrl(url(name)));
        }
    }

    void send(String queue, int messages) {
        IntStream.range(0, messages)
                .forEach(
                        i -> sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(queue + "-" + System.nanoTime())));
    }

    /** Messages visible, and received without having been deleted yet. */
    List<Integer> waiting(String queue) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        r -> r.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return List.of(
                Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
    }

    /** How often each waiting message was handed out, this time included. */
    List<Integer> receiveCounts(String queue) {
        return sqs
                .receiveMessage(r -> r.queueUrl(url(queue)).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(m -> m.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .map(Integer::valueOf)
                .toList();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
    }

    @Override
    public void close() {
        sqs.close();
        server.stopAndWait();
    }
}
