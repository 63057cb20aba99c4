package routes.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import routes.LogLake;
import routes.aws.AwsBeans;
import routes.aws.BedrockLogging;
import routes.aws.Endpoints;
import routes.aws.LocalAws;
import routes.aws.LocalAws.BucketNotification;
import routes.aws.LocalAws.Envelope;
import routes.aws.S3Buckets;
import routes.aws.SnsTopics;
import routes.aws.SqsQueues;
import routes.copies.CopiesBeans;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;

/** The local AWS in this process, with all the lake needs of it, and on request the lake itself. */
final class LocalLake implements AutoCloseable {
    /** Raw bucket of a source on the local AWS: this and the source's name. */
    static final String RAW_BUCKET = "loglake-raw-";

    /** Where the local Bedrock logs its invocations: the raw bucket of the source bedrock. */
    private static final String BEDROCK_LOG = RAW_BUCKET + "bedrock";

    private static final int ATTEMPTS = 5;

    private final DataDirectory.Held held;
    private final LocalAws local;
    private final AwsBeans aws;
    private final Settings settings;
    private final Sources sources;
    private final int observePort;
    private final List<AutoCloseable> running = new ArrayList<>();

    /**
     * Takes the data directory and starts the services.
     *
     * @param portChosen whether the user named the port, so that no other may be taken
     */
    LocalLake(Settings settings, Sources sources, DataDirectory directory, boolean portChosen) {
        this.sources = sources;
        held = directory.hold();
        try {
            Path temp = TempFolder.emptied(directory.folder().resolve("temp"));
            Services services = services(directory.folder(), settings.number("loglake.local.port", 1), portChosen);
            local = services.aws();
            observePort = services.port() + Ports.OBSERVE;
            this.settings = settings.with(
                    Map.of(
                            "loglake.observe.port",
                            Integer.toString(observePort),
                            "loglake.readready.temp-dir",
                            temp.toString()),
                    "the local AWS");
            aws = new AwsBeans(Endpoints.of(local), true);
            announce("");
        } catch (RuntimeException failed) {
            held.close();
            throw failed;
        }
    }

    /** Makes what an administrator makes on AWS: buckets, queues and notifications. */
    void makeReady() {
        S3Buckets buckets = new S3Buckets(aws.s3);
        SqsQueues queues = SqsQueues.of(aws.sqs, settings);
        String readready = settings.text("loglake.readready.bucket");
        buckets.make(readready);
        buckets.make(settings.text(CopiesBeans.BUCKET));
        buckets.make(URI.create(settings.text("loglake.athena.output")).getHost());
        new SnsTopics(aws.sns()).make(settings.text("loglake.batch.topic"));
        buckets.make(BEDROCK_LOG);
        new BedrockLogging(aws.bedrock()).to(BEDROCK_LOG);
        queues.makeSource("readready");
        queues.makeWork(settings.duration("loglake.aggregate.time-bucket").toSeconds());
        List<BucketNotification> notifications = new ArrayList<>();
        notifications.add(notification(readready, "", ".orc", "readready"));
        sources.all().forEach(source -> notifications.add(ground(source)));
        local.notify(notifications);
    }

    /** Makes bucket, queues and notification of a source that comes while the lake runs. */
    private void makeReady(Source source) {
        local.notify(List.of(ground(source)));
    }

    private BucketNotification ground(Source source) {
        String bucket = rawBucket(source);
        new S3Buckets(aws.s3).make(bucket);
        SqsQueues.of(aws.sqs, settings).makeSource(source.name());
        return notification(bucket, source.bookkeeping() ? source.name() + "/" : "", "", source.name());
    }

    /** Makes ready what a lake needs, and starts one. */
    LogLake startLake() {
        makeReady();
        LogLake lake = new LogLake(settings, aws, sources, this::makeReady).start();
        running.add(lake);
        announce("http://127.0.0.1:" + observePort + "/observe");
        return lake;
    }

    /** More buckets whose new objects are told to the lake. */
    void notify(List<BucketNotification> rules) {
        local.notify(rules);
    }

    AwsBeans aws() {
        return aws;
    }

    Map<String, URI> endpoints() {
        return Endpoints.of(local).byVariable();
    }

    Path folder() {
        return held.directory().folder();
    }

    Settings settings() {
        return settings;
    }

    /** Bookkeeping sources share the ledger bucket. */
    private String rawBucket(Source source) {
        return source.bookkeeping() ? settings.text("loglake.ledger.bucket") : RAW_BUCKET + source.name();
    }

    private BucketNotification notification(String bucket, String prefix, String suffix, String source) {
        return new BucketNotification(
                bucket, prefix, suffix, settings.text("loglake.queues.prefix") + source + "-events", Envelope.S3);
    }

    private void announce(String observe) {
        held.announce(new DataDirectory.RunningLake(
                ProcessHandle.current().pid(), Endpoints.of(local).byVariable(), observe));
    }

    private record Services(LocalAws aws, int port) {}

    /** Another lake may take the ports between the look at them and their use; then the look is taken again. */
    private static Services services(Path data, int first, boolean portChosen) {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.from(first, portChosen);
            try {
                return new Services(provider().start(data, port), port);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || Ports.areFree(port)) {
                    throw failed;
                }
            }
        }
    }

    private static LocalAws.Provider provider() {
        return ServiceLoader.load(LocalAws.Provider.class)
                .findFirst()
                .orElseThrow(
                        () -> new LakeException(
                                Reason.BAD_CONFIGURATION,
                                "this build holds no local AWS; set AWS_REGION or AWS_PROFILE to use an account, or build without -Dproduction"));
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable part : running) {
                part.close();
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            aws.close();
            local.close();
            held.close();
        }
    }
}
