package routes.switches;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.failures.LakeException;
import routes.tables.Sources;

class SwitchBoardTest {
    private static TestQueues queues;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T22:00:00Z"));
    private final TestRoutes.Seen cloudtrail = new TestRoutes.Seen();
    private final TestRoutes.Seen cloudwatch = new TestRoutes.Seen();

    @TempDir
    Path folder;

    private SwitchesOnDisk disk;

    @BeforeAll
    static void startQueues() {
        queues = new TestQueues("cloudtrail", "cloudwatch");
    }

    @AfterAll
    static void stopQueues() {
        queues.close();
    }

    @BeforeEach
    void emptyQueues() {
        queues.empty();
        disk = new SwitchesOnDisk(folder);
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void aSourceThatIsOffLeavesItsMessagesUntouchedAndTheOthersGoOn() throws Exception {
        disk.write("switches: []");
        try (SwitchBoard board = start(1)) {
            queues.send("cloudtrail", 5);
            queues.send("cloudwatch", 5);
            await().untilAsserted(() -> assertThat(cloudwatch.bodies).hasSize(5));

            disk.turnOff("{source: cloudwatch}");
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            queues.send("cloudtrail", 5);
            queues.send("cloudwatch", 30);

            await().untilAsserted(() -> assertThat(cloudtrail.bodies).hasSize(10));
            await().during(ofSeconds(3)).untilAsserted(() -> {
                assertThat(queues.waiting("cloudwatch")).isEqualTo(List.of(30, 0));
                assertThat(cloudwatch.bodies).hasSize(5);
            });
            assertThat(board.off().paused()).containsExactly("cloudwatch");
            assertThat(status("cloudtrail-events")).isEqualTo(ServiceStatus.Started);

            disk.write("switches: []");
            await().untilAsserted(() -> assertThat(cloudwatch.bodies).hasSize(35));
            assertThat(board.off().paused()).isEmpty();
        }
    }

    @Test
    void offMessagesWereNeverReceived() throws Exception {
        disk.turnOff("{source: cloudwatch}");
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            queues.send("cloudwatch", 1);

            await().during(ofSeconds(2))
                    .until(() -> queues.waiting("cloudwatch").equals(List.of(1, 0)));
            assertThat(queues.receiveCounts("cloudwatch")).containsExactly(1);
        }
    }

    @Test
    void whatIsOffAtTheStartReceivesNothing() throws Exception {
        queues.send("cloudtrail", 100);
        queues.send("cloudwatch", 100);
        disk.turnOff("{all: true}");
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            assertThat(status("cloudtrail-sub")).isEqualTo(ServiceStatus.Started);
            int taken = cloudtrail.bodies.size() + cloudwatch.bodies.size();
            assertThat(taken).isZero();
            assertThat(queues.waiting("cloudtrail")).isEqualTo(List.of(100, 0));
            assertThat(queues.waiting("cloudwatch")).isEqualTo(List.of(100, 0));
            await().during(ofSeconds(2)).until(() -> cloudtrail.bodies.size() + cloudwatch.bodies.size() == taken);

            disk.write("switches: []");
            await().atMost(ofSeconds(20)).untilAsserted(() -> {
                assertThat(cloudtrail.bodies).doesNotHaveDuplicates().hasSize(100);
                assertThat(cloudwatch.bodies).doesNotHaveDuplicates().hasSize(100);
            });
        }
    }

    @Test
    void aLongPollDoesNotDelayTheOthers() throws Exception {
        disk.write("switches: []");
        try (SwitchBoard board = start(6)) {
            queues.send("cloudtrail", 1);
            queues.send("cloudwatch", 1);
            await().until(() -> cloudtrail.bodies.size() + cloudwatch.bodies.size() == 2);

            Instant asked = Instant.now();
            disk.turnOff("{all: true}");
            await().atMost(ofSeconds(5))
                    .until(() -> ServiceHelper.isSuspended(
                            camel.getRoute("cloudtrail-events").getConsumer()));
            // A poll that goes on may still be handed this, but nothing is done with it.
            queues.send("cloudtrail", 1);
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            awaitStatus("cloudwatch-events", ServiceStatus.Suspended);
            assertThat(cloudtrail.bodies).hasSize(1);
            Duration took = Duration.between(asked, Instant.now());
            assertThat(took).isLessThan(ofSeconds(9));
        }
    }

    @Test
    void aBadFileLeavesEverythingAsItIs() throws Exception {
        disk.turnOff("{source: cloudtrail}");
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            disk.write(SwitchesOnDisk.off("{source: cloudtrail}").replace("pause", "stop"));

            await().until(() -> !board.lastReloadSuccessful());
            assertThat(board.off().paused()).containsExactly("cloudtrail");
            assertThat(status("cloudtrail-events")).isEqualTo(ServiceStatus.Suspended);

            Files.delete(disk.file());
            awaitStatus("cloudtrail-events", ServiceStatus.Started);
        }
    }

    @Test
    void aSwitchTurnsOnAgainByItselfWhenItsTimeIsOver() throws Exception {
        disk.write(SwitchesOnDisk.off("{source: cloudtrail}") + "    until: 2026-11-21T09:00:00Z\n");
        clock.set(Instant.parse("2026-11-21T08:59:59Z"));
        try (SwitchBoard board = start(1)) {
            awaitStatus("cloudtrail-events", ServiceStatus.Suspended);
            clock.set(Instant.parse("2026-11-21T09:00:00Z"));
            awaitStatus("cloudtrail-events", ServiceStatus.Started);
            assertThat(board.off().switches()).isEmpty();
        }
    }

    @Test
    void aBadFileStopsTheStart() throws IOException {
        disk.write("switches: [{id: inc-1}]");

        assertThatThrownBy(this::board)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("switches.yaml:3:12 F003 'reason' is missing");
    }

    private SwitchBoard start(int waitSeconds) throws Exception {
        camel.getRegistry().bind("sqs", queues.sqs());
        camel.getRegistry().bind("cloudtrailSeen", cloudtrail);
        camel.getRegistry().bind("cloudwatchSeen", cloudwatch);
        SwitchBoard board = board();
        String yaml = TestRoutes.ROUTES.replace("WAIT", String.valueOf(waitSeconds));
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("lake.camel.yaml", yaml));
        camel.start();
        return board;
    }

    private SwitchBoard board() {
        SwitchesFile file = new SwitchesFile(folder, Sources.bundled(), off -> Optional.empty());
        return SwitchBoard.on(camel, new LiveSwitches(file, Sources.bundled(), clock), ofMillis(100));
    }

    private void awaitStatus(String route, ServiceStatus status) {
        await().atMost(ofSeconds(20)).until(() -> status(route) == status);
    }

    private ServiceStatus status(String route) {
        return camel.getRouteController().getRouteStatus(route);
    }
}
