package routes.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.settings.Layers;
import routes.settings.Settings;
import routes.sources.SourceFolder;
import routes.switches.SqsBacklog;
import routes.switches.SwitchesFile;
import routes.switches.Target;
import routes.tables.Sources;

/** The options that every command takes, and what follows from them. */
final class LakeOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the local AWS keeps its state (default: .loglake).")
    @Nullable
    Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = {
                "First of five ports of the local AWS: S3, SQS, Glue, Athena, /observe",
                "(default: 9100, or the next free block ten further)."
            })
    @Nullable
    Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of loglake.* settings.")
    @Nullable
    Path config;

    /** Read before the command is, see {@link Cli}. */
    @Option(names = Cli.NO_COLOR, description = "No colours in the help; NO_COLOR in the environment does the same.")
    boolean noColor;

    /** The options that were given, to be repeated in a command that a person is told; with a blank in front. */
    String repeated() {
        return (data == null ? "" : " --data " + data)
                + (port == null ? "" : " --port " + port)
                + (config == null ? "" : " --config " + config);
    }

    /** Settings for a lake on the local AWS, whatever the environment says of AWS. */
    Settings localSettings() {
        return layered(Settings.bundled().onLocalAws());
    }

    /** Settings for wherever the environment points to. */
    Settings settings() {
        return isLocal() ? localSettings() : settingsOnAws();
    }

    /** Settings for AWS. */
    Settings settingsOnAws() {
        return layered(Settings.bundled());
    }

    /** Clients of AWS, or of the endpoints that the environment names. */
    Access onAws() {
        Endpoints endpoints = Endpoints.of(System.getenv());
        AwsBeans aws = new AwsBeans(endpoints, false);
        return new Access(aws, settingsOnAws(), endpoints.byVariable(), aws);
    }

    /** Whether the local AWS is meant: asked for by {@code --data}, or nothing else is set. */
    boolean isLocal() {
        String mode = layered(Settings.bundled()).oneOf("loglake.aws.mode", Set.of("auto", "local", "real"));
        boolean elsewhere = !Endpoints.of(System.getenv()).isAws()
                || Stream.of("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION").anyMatch(System.getenv()::containsKey);
        return mode.equals("local") || mode.equals("auto") && (data != null || !elsewhere);
    }

    DataDirectory directory() {
        return new DataDirectory(Path.of(localSettings().text("loglake.local.data")));
    }

    /** Where the lake that is meant tells of itself, whether it does or not; empty when the local AWS is meant and no lake runs. */
    Optional<URI> observe() {
        if (isLocal()) {
            return directory()
                    .running()
                    .map(DataDirectory.RunningLake::observe)
                    .filter(address -> !address.isEmpty())
                    .map(URI::create);
        }
        return Optional.of(URI.create("http://" + settings().text("loglake.observe.host") + ":"
                + settings().text("loglake.observe.port") + "/observe"));
    }

    /** The sources of the lake that is meant. */
    Sources sources() {
        return SourceFolder.sources(settings());
    }

    /** Starts the local AWS on the data directory, in this process. */
    LocalLake startLocal() {
        return new LocalLake(localSettings(), Sources.bundled(), directory(), port != null);
    }

    /** Clients of AWS, of the lake that runs here, or of services started for this command alone. */
    Access access() {
        if (!isLocal()) {
            return onAws();
        }
        return directory()
                .running()
                .map(lake -> access(new AwsBeans(new Endpoints(lake.endpoints()), true), lake.endpoints()))
                .orElseGet(() -> {
                    LocalLake services = startLocal();
                    return new Access(services.aws(), services.settings(), services.endpoints(), services);
                });
    }

    /** Clients of AWS or of the lake that runs here; empty when the local AWS is meant and nothing runs. */
    Optional<Access> inReach() {
        return isLocal() && directory().running().isEmpty() ? Optional.empty() : Optional.of(access());
    }

    /** How long the queues of what a switch turns off keep a message; empty when nobody can be asked. */
    Optional<Duration> retention(Target off) {
        Optional<Access> access = inReach();
        try (AutoCloseable behind = access.map(Access::behind).orElse(() -> {})) {
            return access.flatMap(lake -> new SqsBacklog(lake.aws().sqs, lake.settings(), sources()).retention(off));
        } catch (Exception unclosed) {
            throw new IllegalStateException(unclosed);
        }
    }

    /** The switches of {@code folder}. */
    SwitchesFile switches(Path folder) {
        return new SwitchesFile(folder, sources(), this::retention);
    }

    /** The whole lake that runs here, or one in this process for as long as the command takes. */
    Access localLake() {
        return directory()
                .running()
                .map(lake -> access(new AwsBeans(new Endpoints(lake.endpoints()), true), lake.endpoints()))
                .orElseGet(() -> {
                    LocalLake lake = startLocal();
                    lake.startLake();
                    return new Access(lake.aws(), lake.settings(), lake.endpoints(), lake);
                });
    }

    /** The lake that the environment means; on the local AWS one is started in this process when none runs. */
    Access lake() {
        return isLocal() ? localLake() : access();
    }

    private Access access(AwsBeans aws, Map<String, URI> endpoints) {
        return new Access(aws, localSettings(), endpoints, aws);
    }

    private Settings layered(Settings defaults) {
        Map<String, String> words = new HashMap<>();
        if (data != null) {
            words.put("loglake.local.data", data.toString());
        }
        if (port != null) {
            words.put("loglake.local.port", port.toString());
        }
        return Layers.over(defaults, config, System.getenv(), System.getProperties())
                .with(words, "the command line");
    }
}
