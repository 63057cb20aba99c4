package routes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.events.S3Object;
import routes.manifest.Manifest.OrcFile;
import routes.tables.Source;
import routes.tables.Sources;

/** {@code loglake load}. */
@Command(
        name = "load",
        description = {
            "Copies a folder of raw log files into the local raw bucket of a source; a file's path below the folder is",
            "its key. From there they take the ordinary way through events. Starts a lake if none runs."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake load ~/my-trail --source cloudtrail --wait"})
final class LoadCommand implements Callable<Integer> {
    @Mixin
    LakeOptions options = new LakeOptions();

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Holds the raw files, as they lie in a real bucket.")
    Path folder = Path.of(".");

    @Option(names = "--source", required = true, description = "cloudtrail, cloudwatch or a source of your own.")
    String source = "";

    @Option(names = "--wait", description = "Return when the rows can be queried, and print what became of the files.")
    boolean wait;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Source known = Sources.bundled().source(source);
        S3Upload.refuseNoFolder(folder);
        DataDirectory directory = options.directory();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        DataDirectory.RunningLake lake = directory
                .running()
                .filter(running -> !running.observe().isEmpty())
                .orElseGet(() -> {
                    out.println("starting a lake on " + directory.folder() + " (stop it with ./loglake stop)");
                    out.flush();
                    return BackgroundLake.start(directory, options.port, options.config);
                });
        try (AwsBeans aws = new AwsBeans(new Endpoints(lake.endpoints()), true)) {
            Instant started = Instant.now();
            List<S3Object> objects = new S3Upload(aws.s3).copy(folder, LocalLake.RAW_BUCKET + source);
            out.printf(
                    Locale.ROOT,
                    "%,d files, %,d bytes -> s3://%s%s/ in %.1f s%n",
                    objects.size(),
                    objects.stream().mapToLong(S3Object::bytes).sum(),
                    LocalLake.RAW_BUCKET,
                    source,
                    seconds(started));
            out.flush();
            if (wait) {
                report(out, arrivals(aws).await(known, objects), started);
            }
        }
        return 0;
    }

    private Arrivals arrivals(AwsBeans aws) {
        return Arrivals.of(aws, options.localSettings());
    }

    private static void report(PrintWriter out, Arrivals.Tally tally, Instant started) {
        long rows = tally.files().stream().mapToLong(OrcFile::rows).sum();
        long bytes = tally.files().stream().mapToLong(OrcFile::bytes).sum();
        out.printf(
                Locale.ROOT,
                "%,d files queryable after %.1f s: %,d ORC files, %,d rows, %,d bytes%n",
                tally.queryable(),
                seconds(started),
                tally.files().size(),
                rows,
                bytes);
        print(out, "excluded by rule", tally.excluded());
        print(out, "quarantined", tally.quarantined());
        if (tally.unplaced() > 0) {
            out.printf(Locale.ROOT, "%,d of no known key shape, in the source's dead letters%n", tally.unplaced());
        }
        out.flush();
    }

    private static void print(PrintWriter out, String what, Map<String, Integer> counts) {
        counts.forEach((name, count) -> out.printf(Locale.ROOT, "%,d %s %s%n", count, what, name));
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }
}
