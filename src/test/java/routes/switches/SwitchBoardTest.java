package routes.switches;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.failures.LakeException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SwitchBoardTest {
    private static final String ROUTES = """
            - routeTemplate:
                id: loglake-source
                parameters: [{name: queue}]
                from:
                  uri: aws2-sqs:{{queue}}
                  parameters: {initialDelay: 0, delay: 100, greedy: true, maxMessagesPerPoll: 10, waitTimeSeconds: WAIT}
                  steps: [{to: "kamelet:sink"}]
            - route:
                id: cloudwatch-events
                from:
                  uri: kamelet:loglake-source
                  parameters: {queue: cloudwatch}
                  steps: [{to: "bean:cloudwatchSeen?method=take"}]
            - route:
                id: cloudtrail-events
                from:
                  uri: aws2-sqs:cloudtrail
                  parameters: {initialDelay: 0, delay: 100, greedy: true, maxMessagesPerPoll: 10, waitTimeSeconds: WAIT}
                  steps: [{to: "bean:cloudtrailSeen?method=take"}]
            - route:
                id: cloudtrail-sub
                from: {uri: "direct:cloudtrail-sub", steps: [{log: "x"}]}
            """;

    private static SQSRestServer server;
    private static SqsClient sqs;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Seen cloudtrail = new Seen();
    private final Seen cloudwatch = new Seen();

    @TempDir
    Path folder;

    /** What reached the end of a route. */
    public static final class Seen {
        private final List<String> bodies = new CopyOnWriteArrayList<>();

        public void take(String body) {
            bodies.add(body);
        }
    }

    @BeforeAll
    static void startQueues() {
        server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        sqs = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
    }

    @AfterAll
    static void stopQueues() {
        sqs.close();
        server.stopAndWait();
    }

    @BeforeEach
    void emptyQueues() {
        for (String queue : List.of("cloudtrail", "cloudwatch")) {
            sqs.createQueue(r -> r.queueName(queue).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
            sqs.purgeQueue(r -> r.queueUrl(url(queue)));
        }
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void aSourceThatIsOffLeavesItsMessagesUntouchedAndTheOthersGoOn() throws Exception {
        write("switches: []");
        try (SwitchBoard board = start(1)) {
            send("cloudtrail", 5);
            send("cloudwatch", 5);
            await().untilAsserted(() -> assertThat(cloudwatch.bodies).hasSize(5));

            write(off("{source: cloudwatch}"));
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            send("cloudtrail", 5);
            send("cloudwatch", 30);

            await().untilAsserted(() -> assertThat(cloudtrail.bodies).hasSize(10));
            await().during(ofSeconds(3)).untilAsserted(() -> {
                assertThat(waiting("cloudwatch")).isEqualTo(List.of(30, 0));
                assertThat(cloudwatch.bodies).hasSize(5);
            });
            assertThat(board.off()).containsExactly("cloudwatch");
            assertThat(status("cloudtrail-events")).isEqualTo(ServiceStatus.Started);

            write("switches: []");
            await().untilAsserted(() -> assertThat(cloudwatch.bodies).hasSize(35));
            assertThat(board.off()).isEmpty();
        }
    }

    @Test
    void offMessagesWereNeverReceived() throws Exception {
        write(off("{source: cloudwatch}"));
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            send("cloudwatch", 1);

            await().during(ofSeconds(2)).until(() -> waiting("cloudwatch").equals(List.of(1, 0)));
            List<Message> messages = sqs.receiveMessage(r ->
                            r.queueUrl(url("cloudwatch")).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            assertThat(messages)
                    .singleElement()
                    .extracting(m -> m.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatIsOffAtTheStartReceivesNothing() throws Exception {
        send("cloudtrail", 100);
        send("cloudwatch", 100);
        write(off("{all: true}"));
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            assertThat(status("cloudtrail-sub")).isEqualTo(ServiceStatus.Started);
            int taken = cloudtrail.bodies.size() + cloudwatch.bodies.size();
            assertThat(taken).isZero();
            assertThat(waiting("cloudtrail")).isEqualTo(List.of(100, 0));
            assertThat(waiting("cloudwatch")).isEqualTo(List.of(100, 0));
            await().during(ofSeconds(2)).until(() -> cloudtrail.bodies.size() + cloudwatch.bodies.size() == taken);

            write("switches: []");
            await().atMost(ofSeconds(20)).untilAsserted(() -> {
                assertThat(cloudtrail.bodies).doesNotHaveDuplicates().hasSize(100);
                assertThat(cloudwatch.bodies).doesNotHaveDuplicates().hasSize(100);
            });
        }
    }

    @Test
    void aLongPollDoesNotDelayTheOthers() throws Exception {
        write("switches: []");
        try (SwitchBoard board = start(6)) {
            send("cloudtrail", 1);
            send("cloudwatch", 1);
            await().until(() -> cloudtrail.bodies.size() + cloudwatch.bodies.size() == 2);

            Instant asked = Instant.now();
            write(off("{all: true}"));
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            Duration took = Duration.between(asked, Instant.now());
            assertThat(took).isLessThan(ofSeconds(9));
        }
    }

    @Test
    void aBadFileLeavesEverythingAsItIs() throws Exception {
        write(off("{source: cloudtrail}"));
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            write(off("{source: cloudtrail}").replace("pause", "drop"));

            await().until(() -> !board.lastReloadSuccessful());
            assertThat(board.off()).containsExactly("cloudtrail");
            assertThat(status("cloudtrail-events")).isEqualTo(ServiceStatus.Suspended);

            Files.delete(file());
            awaitStatus("cloudtrail-events", ServiceStatus.Started);
        }
    }

    @Test
    void aSwitchTurnsOnAgainByItselfWhenItsTimeIsOver() throws Exception {
        Instant soon = Instant.now().plusSeconds(4);
        write(off("{source: cloudtrail}") + "    until: " + soon.toString().substring(0, 19) + "Z\n");
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            awaitStatus("cloudtrail-events", ServiceStatus.Started);
            assertThat(Instant.now()).isAfter(soon.minusSeconds(1));
        }
    }

    @Test
    void aBadFileStopsTheStart() throws IOException {
        write("switches: [{id: inc-1}]");

        assertThatThrownBy(() -> SwitchBoard.on(camel, file(), ofMillis(100), Clock.systemUTC()))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("switches.yaml:3:12 F003 'reason' is missing");
    }

    private SwitchBoard start(int waitSeconds) throws Exception {
        camel.getRegistry().bind("sqs", sqs);
        camel.getRegistry().bind("cloudtrailSeen", cloudtrail);
        camel.getRegistry().bind("cloudwatchSeen", cloudwatch);
        SwitchBoard board = SwitchBoard.on(camel, file(), ofMillis(100), Clock.systemUTC());
        String yaml = ROUTES.replace("WAIT", String.valueOf(waitSeconds));
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("lake.camel.yaml", yaml));
        camel.start();
        return board;
    }

    private Path file() {
        return folder.resolve("switches.yaml");
    }

    private void write(String switches) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft"), "apiVersion: loglake/v1\nkind: Switches\n" + switches);
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String off(String what) {
        return """
               switches:
                 - id: inc-7731
                   off: %s
                   effect: pause
                   reason: Firehose writes broken gzip since 21:10.
                   by: on-call.lee
                   since: 2026-11-20T21:14:00Z
               """.formatted(what);
    }

    private void awaitStatus(String route, ServiceStatus status) {
        await().atMost(ofSeconds(20)).until(() -> status(route) == status);
    }

    private ServiceStatus status(String route) {
        return camel.getRouteController().getRouteStatus(route);
    }

    private static void send(String queue, int messages) {
        IntStream.range(0, messages)
                .forEach(
                        i -> sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(queue + "-" + System.nanoTime())));
    }

    /** Messages visible, and received without having been deleted yet. */
    private static List<Integer> waiting(String queue) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        r -> r.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return List.of(
                Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
    }

    private static String url(String queue) {
        return sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
    }
}
