package routes.deadletters;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import local.s3.LocalS3;
import local.sqs.LocalSqs;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.aws.S3Buckets;
import routes.aws.SqsQueues;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The queues of a lake over the wire, without the lake. */
final class DeadQueues implements AutoCloseable {
    private final LocalSqs server;
    private final LocalS3 buckets;
    final AwsBeans aws;
    final Settings settings =
            Settings.bundled().onLocalAws().with(Map.of("loglake.queues.max-receives", "1"), "a test");
    final Sources sources = Sources.bundled();
    final SqsDeadLetters letters;

    DeadQueues(Path data) {
        server = LocalSqs.start(data.resolve("sqs"), 0);
        buckets = LocalS3.start(data.resolve("s3"), data.resolve("s3-notifications.json"), 0, server::send);
        aws = new AwsBeans(
                new Endpoints(Map.<String, URI>of(Endpoints.SQS, server.endpoint(), Endpoints.S3, buckets.endpoint())),
                true);
        new S3Buckets(aws.s3).make("loglake-readready");
        SqsQueues queues = SqsQueues.of(aws.sqs, settings);
        sources.all().stream().map(Source::name).forEach(queues::makeSource);
        queues.makeSource("readready");
        queues.makeWork(0);
        letters = SqsDeadLetters.of(aws.sqs, settings, sources);
    }

    /** As the dead-letter route leaves them. */
    void bury(String queue, String reason, List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += 10) {
            List<String> some = bodies.subList(from, Math.min(bodies.size(), from + 10));
            int batch = from;
            aws.sqs.sendMessageBatch(send -> send.queueUrl(url(queue))
                    .entries(IntStream.range(0, some.size())
                            .mapToObj(number -> entry(queue, reason, batch + number, some.get(number)))
                            .toList()));
        }
    }

    private static SendMessageBatchRequestEntry entry(String queue, String reason, int number, String body) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .messageBody(body)
                .messageAttributes(Map.of("reason", text(reason), "route", text("test"), "error", text("it failed")));
        return queue.endsWith(".fifo")
                ? entry.messageGroupId(reason + number)
                        .messageDeduplicationId(reason + number)
                        .build()
                : entry.build();
    }

    /** Sends messages of one group, and fails them until SQS itself puts them aside. */
    void redrive(String queue, String group, List<String> bodies) {
        for (String body : bodies) {
            aws.sqs.sendMessage(send -> send.queueUrl(url(queue))
                    .messageBody(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(body));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> receive(queue, 0).isEmpty() && depth(queue) == 0);
    }

    List<Message> receive(String queue, int visibility) {
        return aws.sqs
                .receiveMessage(receive -> receive.queueUrl(url(queue))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibility)
                        .messageSystemAttributeNames(
                                software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    int depth(String queue) {
        return Integer.parseInt(aws.sqs
                .getQueueAttributes(get ->
                        get.queueUrl(url(queue)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    S3Receipts receipts() {
        return new S3Receipts(aws.s3, "loglake-readready");
    }

    /** The same letters through a client whose process dies before each delete. */
    SqsDeadLetters withoutDeletes() {
        SqsClient cut = (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("deleteMessageBatch")) {
                        throw SqsException.builder().message("cut off").build();
                    }
                    try {
                        return method.isDefault() && arguments[0] instanceof Consumer<?>
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : method.invoke(aws.sqs, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return SqsDeadLetters.of(cut, settings, sources);
    }

    String url(String queue) {
        return aws.sqs.getQueueUrl(get -> get.queueName("loglake-" + queue)).queueUrl();
    }

    static List<String> numbered(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.toList());
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Override
    public void close() {
        aws.close();
        buckets.close();
        server.close();
    }
}
