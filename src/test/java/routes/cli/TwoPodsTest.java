package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.aws.AwsBeans;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.settings.Settings;
import routes.tables.Sources;

/** Two processes work on one lake, as two pods do: told of it by the environment, and by nothing of each other. */
class TwoPodsTest {
    private static final String ROWS = "from_cloudtrail_readready";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int FILES = 60;

    @TempDir
    Path folder;

    @Test
    void eachRowIsThereOnceWhoeverMadeItAndWhoeverDied() {
        Settings settings = Settings.bundled().onLocalAws().with(Map.of("loglake.local.port", "19900"), "a test");
        try (LocalLake aws =
                new LocalLake(settings, Sources.bundled(), new DataDirectory(folder.resolve("aws")), false)) {
            aws.makeReady();
            Map<String, String> environment = environment(aws.endpoints());
            try (ChildLake steady = ChildLake.startPod(folder.resolve("steady.log"), environment);
                    ChildLake doomed = ChildLake.startPod(folder.resolve("doomed.log"), environment);
                    TestLake eyes = TestLake.at(aws.endpoints(), "http://127.0.0.1:1/observe");
                    Load load = new Load(eyes)) {
                steady.upAsPod();
                doomed.upAsPod();
                int before = loadedUntilBothWorked(load, steady, doomed);
                CompletableFuture<Void> loading = load.files(before, before + FILES);
                doomed.kill();
                int files = before + FILES;
                try (ChildLake next = ChildLake.startPod(folder.resolve("next.log"), environment);
                        Rooms sealer =
                                new Rooms(aws.settings(), aws.aws(), Sources.bundled(), new SimpleMeterRegistry())) {
                    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                        days().forEach(day -> sealer.seal.sealing().seal(day));
                        return loading.isDone() && rows(eyes) == (long) files * Load.EVENTS;
                    });
                    next.upAsPod();
                    eyes.awaitIdle();
                    assertThat(days().stream()
                                    .mapToLong(day -> sealer.seal
                                            .sealing()
                                            .seal(day)
                                            .orElseThrow()
                                            .rows())
                                    .sum())
                            .isEqualTo((long) files * Load.EVENTS);
                }
                check(eyes, files);
            }
        }
    }

    /** How many files it took until both had committed some. */
    private static int loadedUntilBothWorked(Load load, ChildLake... pods) {
        AtomicInteger files = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            load.files(files.get(), files.addAndGet(20)).join();
            return Stream.of(pods).allMatch(pod -> pod.log().contains(" raw files, "));
        });
        return files.get();
    }

    private static void check(TestLake eyes, int files) {
        assertThat(eyes.ask("select eventid from " + ROWS).rows())
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, files)
                        .boxed()
                        .flatMap(file -> Load.eventIds(file).stream())
                        .toList());
        assertThat(eyes.manifestsOf(ROWS).stream()
                        .flatMap(manifest -> manifest.objects().stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .hasSize(files)
                .allSatisfy((file, times) -> assertThat(times).isOne());
        assertThat(eyes.deadLetters("cloudtrail-dead")).isEmpty();
        assertThat(eyes.deadLetters("aggregate-dead.fifo")).isEmpty();
    }

    private static long rows(TestLake eyes) {
        return eyes.manifestsOf(ROWS).stream().mapToLong(Manifest::rows).sum();
    }

    private static List<EventDay> days() {
        return IntStream.range(10, 15)
                .mapToObj(day -> new EventDay(ROWS, 20261100 + day))
                .toList();
    }

    private static Map<String, String> environment(Map<String, URI> endpoints) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", AwsBeans.LOCAL_REGION,
                "AWS_ACCESS_KEY_ID", AwsBeans.LOCAL_KEY,
                "AWS_SECRET_ACCESS_KEY", AwsBeans.LOCAL_KEY,
                "LOGLAKE_OBSERVE_PORT", "0",
                "LOGLAKE_QUEUES_WAIT_SECONDS", "1",
                "LOGLAKE_QUEUES_FIFO_WAIT_SECONDS", "0",
                "LOGLAKE_QUEUES_FIFO_POLL_MILLIS", "200",
                "LOGLAKE_QUEUES_VISIBILITY_SECONDS", "15",
                "LOGLAKE_AGGREGATE_TIME_BUCKET", "2s",
                "LOGLAKE_AGGREGATE_MAX_WAIT", "1s"));
        endpoints.forEach((variable, address) -> environment.put(variable, address.toString()));
        return environment;
    }
}
