package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.events.S3Object;
import routes.manifest.Manifest.OrcFile;
import routes.readready.WorkFolder;
import routes.samples.SampleDay;
import routes.sql.AthenaQueries;
import routes.tables.Source;
import routes.tables.Sources;

/** {@code loglake bench}. */
@Command(
        name = "bench",
        description = {
            "Measures a fresh lake on generated logs.",
            "A process of its own with -Xmx1g, local AWS and SQL engine inside: a day of many tiny files through the whole way, and what dense files shrink to."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchSealCommand.class,
            BenchDecisionsCommand.class,
            BenchFiltersCommand.class,
            BenchLookerCommand.class,
            BenchChaosCommand.class
        },
        footer = {"", "Example: ./loglake bench"})
final class BenchCommand extends LakeCommand {
    private static final int DENSE_FILES = 20;
    private static final int DENSE_RECORDS = 100_000;

    @Option(names = "--seed", description = "Of the generated logs (default: ${DEFAULT-VALUE}).", defaultValue = "1")
    long seed;

    @Override
    public Integer call() throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        try (WorkFolder work = WorkFolder.in(TempFolder.ofSystem(), "loglake-bench")) {
            Path folder = work.path();
            say(
                    "%d cores, Java %s; to repeat: ./loglake bench --seed %d%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), seed);
            tinyFiles(SampleDay.of(day).seeded(seed), folder.resolve("tiny"));
            denseFiles(SampleDay.of(day).seeded(seed).sized(DENSE_FILES, DENSE_RECORDS), folder.resolve("dense"));
        }
        return 0;
    }

    private void tinyFiles(SampleDay day, Path folder) throws Exception {
        day.write(folder.resolve("logs"));
        measured(folder, (aws, lake) -> {
            Instant started = Instant.now();
            Loaded trail = load(aws, folder, "cloudtrail");
            double queryable = seconds(started);
            Instant asked = Instant.now();
            String rows = queries(aws)
                    .ask("select count(*) from from_cloudtrail_readready")
                    .rows()
                    .get(0)
                    .get(0);
            say(
                    "tiny files: %,d files -> queryable in %.1f s (%.0f files/s), %s rows counted %.1f s later (engine start included)%n",
                    trail.objects, queryable, trail.objects / queryable, rows, seconds(asked));
            say("  lake process: %s%n", Usage.of(lake.pid()));
        });
    }

    private void denseFiles(SampleDay day, Path folder) throws Exception {
        day.write(folder.resolve("logs"));
        measured(folder, (aws, lake) -> {
            Instant started = Instant.now();
            Loaded trail = load(aws, folder, "cloudtrail");
            say(
                    "dense files: %,d files, %,d rows -> queryable in %.1f s; readready bytes / raw gzip bytes = %,d / %,d = %.2f%n",
                    trail.objects,
                    trail.rows,
                    seconds(started),
                    trail.orcBytes,
                    trail.rawBytes,
                    (double) trail.orcBytes / trail.rawBytes);
            say("  lake process: %s%n", Usage.of(lake.pid()));
        });
    }

    /** What a measurement does with a fresh lake. */
    private interface Measurement {
        void run(AwsBeans aws, DataDirectory.RunningLake lake) throws Exception;
    }

    private void measured(Path folder, Measurement measurement) throws Exception {
        DataDirectory.RunningLake lake =
                BackgroundLake.start(new DataDirectory(folder.resolve("data")), options.port, options.config);
        try (AwsBeans aws = new AwsBeans(new Endpoints(lake.endpoints()), true)) {
            measurement.run(aws, lake);
        } finally {
            ProcessHandle process = ProcessHandle.of(lake.pid()).orElseThrow();
            process.destroy();
            process.onExit().join();
        }
    }

    private record Loaded(int objects, long rawBytes, long rows, long orcBytes) {}

    /** Only objects that no filter excludes count. */
    private Loaded load(AwsBeans aws, Path folder, String name) {
        Source source = Sources.bundled().source(name);
        var objects = new S3Upload(aws.s3).copy(folder.resolve("logs").resolve(name), LocalLake.RAW_BUCKET + name);
        Arrivals arrivals = Arrivals.of(aws, options.localSettings());
        Arrivals.Tally tally = arrivals.await(source, objects);
        return new Loaded(
                objects.size(),
                objects.stream()
                        .filter(object -> arrivals.keeps(source, object))
                        .mapToLong(S3Object::bytes)
                        .sum(),
                tally.files().stream().mapToLong(OrcFile::rows).sum(),
                tally.files().stream().mapToLong(OrcFile::bytes).sum());
    }

    private AthenaQueries queries(AwsBeans aws) {
        return AthenaQueries.of(aws.athena, options.localSettings());
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }

    /** CPU time and, on Linux, the peak of resident memory of a process. */
    private static final class Usage {
        private Usage() {}

        static String of(long pid) throws IOException {
            String cpu = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(duration -> String.format(Locale.ROOT, "%.1f CPU-s", duration.toMillis() / 1000.0))
                    .orElse("CPU time unknown");
            Path status = Path.of("/proc/" + pid + "/status");
            if (!Files.exists(status)) {
                return cpu;
            }
            try (Stream<String> lines = Files.lines(status)) {
                return cpu
                        + lines.filter(line -> line.startsWith("VmHWM"))
                                .map(line -> ", peak " + line.replaceAll("\\D+", "") + " kB resident")
                                .findFirst()
                                .orElse("");
            }
        }
    }
}
