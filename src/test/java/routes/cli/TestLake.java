package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import routes.aws.AwsBeans;
import routes.aws.Endpoints;
import routes.events.S3Object;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.settings.Settings;
import routes.sql.Answer;
import routes.sql.AthenaQueries;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A whole lake on the local AWS in this JVM, with real clients to look at it from outside. */
public final class TestLake implements AutoCloseable {
    private final AwsBeans aws;
    private final Settings settings;
    private final AutoCloseable behind;

    private TestLake(AwsBeans aws, Settings settings, AutoCloseable behind) {
        this.aws = aws;
        this.settings = settings;
        this.behind = behind;
    }

    /** Starts a lake on {@code data} with the repository's own filters, unless {@code overrides} say otherwise. */
    public static TestLake start(Path data, Map<String, String> overrides) {
        Map<String, String> layer = new HashMap<>(Map.of("loglake.local.port", "19100"));
        layer.putAll(overrides);
        Settings settings = Settings.bundled().onLocalAws().with(layer, "a test");
        LocalLake lake = new LocalLake(settings, Sources.bundled(), new DataDirectory(data), false);
        lake.startLake();
        return new TestLake(lake.aws(), lake.settings(), lake);
    }

    /** Looks at a lake that listens elsewhere; closing ends the looking. */
    static TestLake at(Map<String, URI> endpoints, String observe) {
        AwsBeans aws = new AwsBeans(new Endpoints(endpoints), true);
        String port = Integer.toString(URI.create(observe).getPort());
        Settings settings = Settings.bundled().onLocalAws().with(Map.of("loglake.observe.port", port), "a test");
        return new TestLake(aws, settings, aws);
    }

    public static TestLake start(Path data) {
        return start(data, Map.of());
    }

    /** Puts an object into the raw bucket of {@code source}; its event follows by itself. */
    public void drop(String source, String key, byte[] bytes) {
        aws().s3.putObject(put -> put.bucket(rawBucket(source)).key(key), RequestBody.fromBytes(bytes));
    }

    /** Puts {@code json} gzipped. */
    public void dropGzip(String source, String key, String json) {
        drop(source, key, gzip(json));
    }

    /** Sends a message to a queue of the lake, named without its prefix. */
    public void send(String queue, String body) {
        aws().sqs.sendMessage(send -> send.queueUrl(queueUrl(queue)).messageBody(body));
    }

    /** Sends a message that no earlier one makes a repetition. */
    public void sendFifo(String queue, String body, String group) {
        aws().sqs.sendMessage(send -> send.queueUrl(queueUrl(queue))
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(UUID.randomUUID().toString()));
    }

    public Answer ask(String sql) {
        return AthenaQueries.of(aws().athena, settings).ask(sql);
    }

    /** The single cell of a query that returns one. */
    public @Nullable String cell(String sql) {
        return ask(sql).rows().get(0).get(0);
    }

    public long count(String table) {
        return Long.parseLong(String.valueOf(cell("select count(*) from " + table)));
    }

    /** Locations of a table's partitions. */
    public List<String> partitionsOf(String table) {
        List<String> locations = new ArrayList<>();
        aws().glue
                .getPartitionsPaginator(get -> get.databaseName("loglake").tableName(table))
                .forEach(page -> page.partitions()
                        .forEach(partition ->
                                locations.add(partition.storageDescriptor().location())));
        return locations;
    }

    public List<Manifest> manifestsOf(String table) {
        return new S3Manifests(aws().s3, settings.text("loglake.readready.bucket")).live(table);
    }

    /** Keys of quarantined objects with their reasons. */
    public Map<String, String> quarantined(String table) {
        return manifestsOf(table).stream()
                .flatMap(manifest -> manifest.objects().stream())
                .filter(file -> file.quarantine() != null)
                .collect(Collectors.toMap(
                        Manifest.RawFile::key, file -> file.quarantine().reason()));
    }

    /** Copies a folder of raw files into the raw bucket of {@code source}. */
    public List<S3Object> load(String source, Path folder) {
        return new S3Upload(aws().s3).copy(folder, rawBucket(source));
    }

    /** Keys of a source's objects that are in the lake. */
    public Set<String> arrived(String source) {
        return manifestsOf(Sources.bundled().source(source).readready().name()).stream()
                .flatMap(manifest -> manifest.objects().stream())
                .map(Manifest.RawFile::key)
                .collect(Collectors.toSet());
    }

    /** Until every queue of the lake is empty. */
    public void awaitIdle() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(List.of(
                        "cloudtrail-events",
                        "cloudwatch-events",
                        "placements.fifo",
                        "aggregate.fifo",
                        "readready-events"))
                .allSatisfy(queue -> assertThat(depth(queue)).as(queue).isZero()));
    }

    public void purge(String queue) {
        aws().sqs.purgeQueue(purge -> purge.queueUrl(queueUrl(queue)));
    }

    public void deleteQueue(String queue) {
        aws().sqs.deleteQueue(delete -> delete.queueUrl(queueUrl(queue)));
    }

    /** Takes the dead letters of a queue: body and attributes, as the reason. */
    public List<Message> deadLetters(String queue) {
        List<Message> letters = new ArrayList<>();
        List<Message> some;
        do {
            some = aws().sqs
                    .receiveMessage(receive -> receive.queueUrl(queueUrl(queue))
                            .maxNumberOfMessages(10)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            letters.addAll(some);
        } while (!some.isEmpty());
        return letters;
    }

    /** Messages that wait in a queue, visible or in flight. */
    public int depth(String queue) {
        return aws()
                .sqs
                .getQueueAttributes(get -> get.queueUrl(queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** What a person sees under {@code /observe/<page>}. */
    public String observe(String page) {
        return observed().page(page);
    }

    /** The sum of the counters of {@code /observe/metrics} whose lines start so, 0 when there is none. */
    public double metric(String start) {
        return observed().metric(start);
    }

    private ObservePages observed() {
        return new ObservePages(settings.text("loglake.observe.port"));
    }

    public AwsBeans aws() {
        return aws;
    }

    Settings settings() {
        return settings;
    }

    public static String rawBucket(String source) {
        return LocalLake.RAW_BUCKET + source;
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private String queueUrl(String queue) {
        return aws().sqs
                .getQueueUrl(get -> get.queueName(settings.text("loglake.queues.prefix") + queue))
                .queueUrl();
    }

    @Override
    public void close() {
        try {
            behind.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
