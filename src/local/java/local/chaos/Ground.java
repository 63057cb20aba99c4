package local.chaos;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import local.glue.LocalGlue;
import local.s3.LocalS3;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What all schedules stand on: the services, the raw objects, and what sealed days looked like. */
final class Ground implements AutoCloseable {
    static final Meters METERS = new Meters(new SimpleMeterRegistry());

    /** An hour on, so that nothing is too young. */
    static final Clock CLOCK = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    private final LocalS3 localS3;
    private final LocalGlue localGlue;
    private final AwsBeans aws;
    private final FaultyClients clients;
    private final Sources sources;
    private final Settings settings;
    private final DayPool days = new DayPool();
    private final OrcReader reader;

    /** Bytes of a sealed day by the raw objects that it is made of: name to ETag. */
    private final Map<String, Map<String, String>> sealed = new ConcurrentHashMap<>();

    private Ground(LocalS3 localS3, LocalGlue localGlue, Path folder, Planted planted) {
        this.localS3 = localS3;
        this.localGlue = localGlue;
        aws = new AwsBeans(
                new Endpoints(Map.of(Endpoints.S3, localS3.endpoint(), Endpoints.GLUE, localGlue.endpoint())), true);
        clients = new FaultyClients(planted.plant());
        sources = Sources.parse(Map.of("cloudtrail.yaml", planted.table().apply(table())));
        settings = Settings.bundled()
                .with(
                        Map.of(
                                "loglake.aggregate.max-wait", "1ms",
                                "loglake.aggregate.fetches", "1",
                                "loglake.seal.settle", "1ms",
                                "loglake.seal.grace", "1ms",
                                "loglake.seal.target-file-size", "1KB",
                                "loglake.readready.temp-dir",
                                        folder.resolve("temp").toString()),
                        "chaos");
        reader = new OrcReader(aws.s3, folder.resolve("read"));
        days.put(aws.s3);
    }

    /** Starts the services below {@code folder}. */
    static Ground in(Path folder, Planted planted) {
        LocalS3 s3 = LocalS3.start(folder.resolve("s3"), folder.resolve("rules.json"), 0, (queue, message) -> {});
        return new Ground(s3, LocalGlue.start(folder.resolve("glue"), 0), folder, planted);
    }

    S3Client s3() {
        return aws.s3;
    }

    GlueClient glue() {
        return aws.glue;
    }

    FaultyClients clients() {
        return clients;
    }

    Sources sources() {
        return sources;
    }

    Settings settings() {
        return settings;
    }

    DayPool days() {
        return days;
    }

    OrcReader reader() {
        return reader;
    }

    /** What the first schedule that sealed the same objects wrote: the same as {@code files}, or the lake has a bug. */
    Map<String, String> firstSealed(String objects, Map<String, String> files) {
        return Objects.requireNonNullElse(sealed.putIfAbsent(objects, files), files);
    }

    private static String table() {
        try (InputStream in = Ground.class.getResourceAsStream("cloudtrail.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        aws.close();
        localGlue.close();
        localS3.close();
    }
}
