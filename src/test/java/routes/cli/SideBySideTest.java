package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.LogLake;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.failures.LakeException;
import routes.settings.Settings;
import routes.tables.Sources;

/** Lakes beside each other: on directories of their own, on one directory, and two workers on one AWS. */
class SideBySideTest {
    private static final String ROWS = "from_cloudtrail_readready";

    @TempDir
    static Path folder;

    private static TestLake lake;

    @BeforeAll
    static void start() {
        lake = TestLake.start(folder.resolve("first"));
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void twoWorkersOnOneLakeMakeEachRowOnce() throws IOException {
        int files = 200;
        try (AwsBeans aws = new AwsBeans(new Endpoints(endpoints()), true);
                LogLake second = new LogLake(ofSecondWorker(), aws, Sources.bundled()).start();
                Load load = new Load(lake)) {
            load.files(0, files).join();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(lake.count(ROWS)).isEqualTo((long) files * Load.EVENTS));

            assertThat(lake.ask("select eventid from " + ROWS).rows())
                    .extracting(row -> row.get(0))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, files)
                            .boxed()
                            .flatMap(file -> Load.eventIds(file).stream())
                            .toList());
            double ofFirst = lake.metric("loglake_objects_total{decision=\"registered\",source=\"cloudtrail\"");
            assertThat(ofFirst + registered(second)).isEqualTo(files);
            assertThat(received(second)).isPositive();
            assertThat(lake.metric("loglake_objects_received_total{source=\"cloudtrail\""))
                    .isPositive();
        }
    }

    @Test
    void aSecondDirectoryTakesTheNextPortsAndSharesNothing() {
        try (TestLake other = TestLake.start(folder.resolve("second"))) {
            assertThat(port(other)).isNotEqualTo(port(lake)).matches(port -> (port - port(lake)) % 10 == 0);
            other.dropGzip("cloudtrail", Trail.key("only-here.json.gz"), Trail.file("only-here"));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(other.count(ROWS)).isOne());
            assertThat(lake.count(ROWS + " where eventid = 'only-here'")).isZero();
        }
    }

    @Test
    void lakesThatStartAtTheSameMomentFindPortsOfTheirOwn() {
        int count = 4;
        Phaser together = new Phaser(count);
        ExecutorService starters = Executors.newFixedThreadPool(count);
        List<CompletableFuture<LocalLake>> starting = IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> services(number, together), starters))
                .toList();
        try {
            assertThat(starting.stream().map(CompletableFuture::join).map(LocalLake::endpoints))
                    .doesNotHaveDuplicates();
        } finally {
            starting.stream().filter(lake -> !lake.isCompletedExceptionally()).forEach(lake -> lake.join()
                    .close());
            starters.shutdown();
        }
    }

    private static LocalLake services(int number, Phaser together) {
        Settings settings = Settings.bundled().onLocalAws().with(Map.of("loglake.local.port", "19600"), "a test");
        together.arriveAndAwaitAdvance();
        return new LocalLake(
                settings, Sources.bundled(), new DataDirectory(folder.resolve("together-" + number)), false);
    }

    @Test
    void aSecondStartOnTheSameDirectoryIsRefusedByName() {
        Path data = folder.resolve("first");
        String sentence = "a lake already runs on " + data + " (process "
                + ProcessHandle.current().pid() + "); use it";
        ChildLake second = ChildLake.start(data);

        assertThat(second.exitCode()).isEqualTo(Cli.REFUSED);
        assertThat(second.log().lines().toList()).singleElement().asString().contains(sentence);
        assertThatThrownBy(() -> new DataDirectory(data).hold())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(sentence);
        assertThat(new DataDirectory(data).running()).hasValueSatisfying(running -> assertThat(running.pid())
                .isEqualTo(ProcessHandle.current().pid()));
        ChildLake third = ChildLake.start(data);
        assertThat(third.exitCode()).as("after looking at it from here").isEqualTo(Cli.REFUSED);
    }

    @Test
    void whatAKilledLakeAnnouncedLeadsNobodyAstray() throws IOException {
        Path data = Files.createDirectories(folder.resolve("killed"));
        DataDirectory directory = new DataDirectory(data);
        Files.writeString(data.resolve("lake.lock"), "1");
        Files.writeString(
                data.resolve("lake.json"), "{\"pid\":1,\"endpoints\":{},\"observe\":\"http://127.0.0.1:1/observe\"}");

        assertThat(directory.running()).isEmpty();
        try (DataDirectory.Held held = directory.hold()) {
            assertThat(directory.running()).as("while it starts").isEmpty();
            assertThat(directory.isHeld()).isTrue();
        }
        assertThat(directory.isHeld()).isFalse();
    }

    private static Map<String, URI> endpoints() {
        return new DataDirectory(folder.resolve("first"))
                .running()
                .orElseThrow()
                .endpoints();
    }

    private static Settings ofSecondWorker() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return Settings.bundled()
                    .onLocalAws()
                    .with(Map.of("loglake.observe.port", Integer.toString(free.getLocalPort())), "a test");
        }
    }

    private static double registered(LogLake worker) {
        Counter counter = worker.metrics()
                .find("loglake.objects")
                .tags("source", "cloudtrail", "decision", "registered")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static double received(LogLake worker) {
        return worker.metrics()
                .get("loglake.objects.received")
                .tags("source", "cloudtrail")
                .counter()
                .count();
    }

    private static int port(TestLake lake) {
        return Integer.parseInt(lake.settings().text("loglake.observe.port"));
    }
}
