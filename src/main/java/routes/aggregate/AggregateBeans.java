package routes.aggregate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import routes.aggregate.Aggregation.Limits;
import routes.catalog.GlueCatalog;
import routes.filters.KeyFilter;
import routes.manifest.Generations;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.observe.Meters;
import routes.raw.S3Bodies;
import routes.raw.S3RawObjects;
import routes.readready.ReadreadyFiles;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the room together and hangs {@code aggregation} and {@code timeBuckets} on the registry. */
public final class AggregateBeans implements AutoCloseable {
    private final ExecutorService fetchers;
    private final ExecutorService readers;
    private final Aggregation aggregation;
    private final Aggregation eager;
    private final TimeBuckets timeBuckets;
    private final LostFiles lostFiles;
    private final Path temp;

    public AggregateBeans(
            Settings settings,
            S3Client s3,
            Sources sources,
            GlueCatalog catalog,
            KeyFilter filter,
            Supplier<String> filtersHash,
            Consumer<Manifest> ledger,
            ReadreadyFiles readready,
            Meters meters,
            Clock clock) {
        int fetches = settings.number("loglake.aggregate.fetches", 1);
        fetchers = pool("fetch", fetches);
        readers = pool("read", Runtime.getRuntime().availableProcessors());
        String bucket = settings.text("loglake.readready.bucket");
        S3RawObjects raw = new S3RawObjects(s3);
        S3Manifests manifests = new S3Manifests(s3, bucket);
        Generations generations = new Generations(new S3Seals(s3, bucket), new S3OrcFiles(s3, bucket));
        temp = temp(settings);
        Workbench workbench = new Workbench(
                new Reading(raw, fetchers, readers, fetches),
                readready,
                temp,
                settings.bytes("loglake.raw.max-inflated-size"),
                new S3Bodies(s3));
        lostFiles = new LostFiles(workbench);
        PendingObjects pending = new PendingObjects(catalog, raw, filter, fetchers);
        Commits commits = new Commits(
                manifests,
                generations,
                workbench,
                lostFiles,
                filtersHash,
                ledger,
                new CommitReport(meters, clock),
                clock);
        Reruns reruns = new Reruns(manifests, generations, filtersHash, clock);
        long batchBytes = settings.bytes("loglake.aggregate.batch-size");
        Function<Limits, Aggregation> within =
                limits -> new Aggregation(sources, manifests, pending, workbench, commits, reruns, limits, clock);
        aggregation = within.apply(new Limits(
                settings.bytes("loglake.aggregate.target-size"),
                settings.duration("loglake.aggregate.max-wait"),
                batchBytes));
        eager = within.apply(new Limits(0, Duration.ZERO, batchBytes));
        timeBuckets = new TimeBuckets(clock, settings.duration("loglake.aggregate.time-bucket"));
    }

    public Aggregation aggregation() {
        return aggregation;
    }

    /** Its passes take whatever there is, however little and young. */
    public Aggregation eager() {
        return eager;
    }

    /** Where files are built before they are put. */
    public Path temp() {
        return temp;
    }

    public LostFiles lostFiles() {
        return lostFiles;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("aggregation", aggregation);
        registry.accept("timeBuckets", timeBuckets);
    }

    private static Path temp(Settings settings) {
        String folder = settings.text("loglake.readready.temp-dir");
        Path temp = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
        try {
            return Files.createDirectories(temp);
        } catch (IOException unusable) {
            throw new UncheckedIOException("loglake.readready.temp-dir=" + temp + " cannot be made", unusable);
        }
    }

    private static ExecutorService pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        fetchers.shutdownNow();
        readers.shutdownNow();
    }
}
