package routes.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;
import routes.aggregate.AggregateBeans;
import routes.aggregate.Aggregation;
import routes.catalog.GlueCatalog;
import routes.filters.FilterFiles;
import routes.filters.FilterRules;
import routes.manifest.Unit;
import routes.observe.Meters;
import routes.readready.ReadreadyBeans;
import routes.settings.Settings;
import routes.tables.Sources;

/** Workers as on several pods, but without a queue that keeps them apart. */
final class Workers implements AutoCloseable {
    private final List<AggregateBeans> pods = new ArrayList<>();
    private final List<Aggregation> workers = new ArrayList<>();
    private final ExecutorService threads;

    Workers(TestLake lake, int count) {
        // Nothing waits, so that all of them find the same objects due.
        Settings settings = lake.settings().with(Map.of("loglake.aggregate.max-wait", "1ms"), "a test");
        threads = Executors.newFixedThreadPool(count);
        Stream.generate(() -> pod(settings, lake)).limit(count).forEach(pods::add);
        pods.forEach(pod -> pod.bind((name, bean) -> {
            if (bean instanceof Aggregation aggregation) {
                workers.add(aggregation);
            }
        }));
    }

    private static AggregateBeans pod(Settings settings, TestLake lake) {
        Meters meters = new Meters(new SimpleMeterRegistry());
        FilterRules filters = FilterFiles.load(Path.of("filters"));
        return new AggregateBeans(
                settings,
                lake.aws().s3,
                Sources.bundled(),
                new GlueCatalog(lake.aws().glue, settings.text("loglake.glue.database"), meters),
                filters,
                () -> "hash",
                manifest -> {},
                new ReadreadyBeans(settings).files(),
                meters,
                Clock.systemUTC());
    }

    /** All workers pass over {@code unit} at the same moment; returns when all have. */
    void passAtOnce(Unit unit) {
        Phaser start = new Phaser(workers.size());
        CompletableFuture.allOf(workers.stream()
                        .map(worker -> CompletableFuture.runAsync(
                                () -> {
                                    start.arriveAndAwaitAdvance();
                                    worker.pass(unit);
                                },
                                threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pods.forEach(AggregateBeans::close);
    }
}
