package local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import local.endpoint.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Topic;

class LocalSnsTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:findings";

    @TempDir
    Path folder;

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private LocalSns server;
    private AwsBeans aws;

    @BeforeEach
    void start() {
        server = LocalSns.start(folder, 0, this::deliver);
        aws = new AwsBeans(new Endpoints(Map.of(Endpoints.SNS, server.endpoint())), true);
    }

    @AfterEach
    void stop() {
        aws.close();
        server.close();
    }

    @Test
    void whatIsPublishedReachesASubscribedQueueInItsEnvelope() throws Exception {
        String topic = sns().createTopic(create -> create.name("batch")).topicArn();
        String subscription = subscribe(topic);
        assertThat(subscribe(topic)).as("a queue that subscribes again").isEqualTo(subscription);

        String id = sns().publish(publish -> publish.topicArn(topic)
                        .subject("Analysis of 2026-11-20")
                        .message("3 findings & <more> ⟦ü⟧"))
                .messageId();

        assertThat(delivered).hasSize(1);
        assertThat(delivered.get(0)).startsWith("findings ");
        JsonNode envelope = Json.MAPPER.readTree(delivered.get(0).substring("findings ".length()));
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("Analysis of 2026-11-20");
        assertThat(envelope.path("Message").asText()).isEqualTo("3 findings & <more> ⟦ü⟧");
    }

    @Test
    void aQueueMayTakeMessagesAsTheyAreAndLeaveAgain() {
        String topic = sns().createTopic(create -> create.name("batch")).topicArn();
        String subscription = sns().subscribe(subscribe -> subscribe
                        .topicArn(topic)
                        .protocol("sqs")
                        .endpoint(QUEUE)
                        .attributes(Map.of("RawMessageDelivery", "true")))
                .subscriptionArn();
        sns().publish(publish -> publish.topicArn(topic).message("as it is"));
        sns().unsubscribe(leave -> leave.subscriptionArn(subscription));
        sns().publish(publish -> publish.topicArn(topic).message("to nobody"));

        assertThat(delivered).containsExactly("findings as it is");
    }

    @Test
    void topicsAndSubscriptionsSurviveARestart() {
        String topic = sns().createTopic(create -> create.name("batch")).topicArn();
        sns().createTopic(create -> create.name("other"));
        String subscription = subscribe(topic);
        stop();
        start();

        assertThat(sns().createTopic(create -> create.name("batch")).topicArn()).isEqualTo(topic);
        assertThat(sns().listTopics().topics().stream().map(Topic::topicArn))
                .hasSize(2)
                .contains(topic);
        assertThat(sns().listSubscriptionsByTopic(list -> list.topicArn(topic)).subscriptions())
                .singleElement()
                .satisfies(one -> assertThat(one.subscriptionArn()).isEqualTo(subscription))
                .satisfies(one -> assertThat(one.endpoint()).isEqualTo(QUEUE));
        assertThat(sns().getTopicAttributes(get -> get.topicArn(topic)).attributes())
                .containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void nonsenseIsRefusedAsSnsRefusesIt() {
        String topic = sns().createTopic(create -> create.name("batch")).topicArn();

        assertThatThrownBy(() ->
                        sns().publish(publish -> publish.topicArn(topic + "s").message("?")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> sns().createTopic(create -> create.name("a b")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns().subscribe(subscribe ->
                        subscribe.topicArn(topic).protocol("email").endpoint("someone@example.org")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> sns().publish(publish -> publish.topicArn(topic).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
    }

    private String subscribe(String topic) {
        return sns().subscribe(
                        subscribe -> subscribe.topicArn(topic).protocol("sqs").endpoint(QUEUE))
                .subscriptionArn();
    }

    private SnsClient sns() {
        return aws.sns();
    }

    private void deliver(String queue, String message) {
        delivered.add(queue + " " + message);
    }
}
