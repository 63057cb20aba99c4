package routes.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.events.S3Object;
import routes.sources.SourceFolder;
import routes.tables.Source;

/** {@code loglake load}. */
@Command(
        name = "load",
        description = {
            "Copies a folder of raw log files into the local raw bucket of a source.",
            "A file's path below the folder is its key. From there they take the ordinary way through events. Starts a lake if none runs."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake load ~/my-trail --source cloudtrail --wait"})
final class LoadCommand extends LakeCommand {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Holds the raw files, as they lie in a real bucket.")
    Path folder = Path.of(".");

    @Option(
            names = "--source",
            required = true,
            description = "cloudtrail, cloudwatch, bedrock or a source of your own.")
    String source = "";

    @Option(names = "--wait", description = "Return when the rows can be queried, and print what became of the files.")
    boolean wait;

    @Option(names = "--json", description = "One JSON document.")
    boolean json;

    /** @param arrived what became of the files; null without --wait */
    record Loaded(int files, long bytes, String bucket, Arrivals.@Nullable Tally arrived) {}

    @Override
    public Integer call() {
        Source known = SourceFolder.sources(options.localSettings()).source(source);
        S3Upload.refuseNoFolder(folder);
        DataDirectory directory = options.directory();
        DataDirectory.RunningLake lake = directory
                .running()
                .filter(running -> !running.observe().isEmpty())
                .orElseGet(() -> {
                    err().println("starting a lake on " + directory.folder() + " (stop it with ./loglake stop)");
                    err().flush();
                    return BackgroundLake.start(directory, options.port, options.config);
                });
        try (AwsBeans aws = new AwsBeans(new Endpoints(lake.endpoints()), true)) {
            Instant started = Instant.now();
            List<S3Object> objects = new S3Upload(aws.s3).copy(folder, LocalLake.RAW_BUCKET + source);
            String bucket = LocalLake.RAW_BUCKET + source;
            long bytes = objects.stream().mapToLong(S3Object::bytes).sum();
            if (!json) {
                say("%,d files, %,d bytes -> s3://%s/ in %.1f s%n", objects.size(), bytes, bucket, seconds(started));
            }
            Arrivals.Tally arrived = wait ? arrivals(aws).await(known, objects) : null;
            if (json) {
                json(new Loaded(objects.size(), bytes, bucket, arrived));
            } else if (arrived != null) {
                TallyText.lines(arrived, seconds(started)).forEach(line -> say("%s%n", line));
            }
        }
        return 0;
    }

    private Arrivals arrivals(AwsBeans aws) {
        return Arrivals.of(aws, options.localSettings());
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }
}
