package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.aws.S3Buckets;
import routes.events.S3Object;
import routes.manifest.EventDay;
import routes.manifest.Seal;
import routes.manifest.Unit;
import routes.settings.Settings;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;

/** The same events, spread over files in another way and arriving in another order, are the same sealed bytes. */
class PermutationTest {
    private static final int FILES = 200;
    private static final int EVENTS = 900;
    private static final int ORDERS = 10;
    private static final int SPLITS = 3;
    private static final Unit UNIT = new Unit("cloudtrail", 20261120, 0);
    private static final List<Integer> DAYS = List.of(20261118, 20261119, 20261120);

    @TempDir
    Path folder;

    @Test
    void anyOrderAndAnySplitMakeTheSameSealedBytes() {
        Settings settings = Settings.bundled().onLocalAws().with(Map.of("loglake.local.port", "19700"), "a test");
        Set<String> contents = new TreeSet<>();
        try (LocalLake aws = new LocalLake(settings, Sources.bundled(), new DataDirectory(folder), false)) {
            aws.makeReady();
            for (int order = 0; order < ORDERS; order++) {
                List<String> files = split(order % SPLITS);
                Collections.shuffle(files, new Random(order));
                contents.add(sealed(aws, "order-" + order, files, new Random(order)));
            }
        }
        assertThat(contents).hasSize(1);
    }

    /** Each event once, and every tenth in a second file. */
    private static List<String> split(int split) {
        Random random = new Random(1_000 + split);
        List<List<String>> events = new ArrayList<>();
        IntStream.range(0, FILES).forEach(file -> events.add(new ArrayList<>(List.of(event(file)))));
        IntStream.range(FILES, EVENTS)
                .forEach(number -> events.get(random.nextInt(FILES)).add(event(number)));
        IntStream.range(0, EVENTS / 10)
                .forEach(number -> events.get(random.nextInt(FILES)).add(event(number * 10)));
        return new ArrayList<>(events.stream()
                .map(ofFile -> "{\"Records\":[" + String.join(",", ofFile) + "]}")
                .toList());
    }

    private static String event(int number) {
        String time = "2026-11-" + (18 + number % DAYS.size()) + "T" + (10 + number % 13) + ":30:00Z";
        String file = Trail.fileAt(time, "event-" + number);
        return file.substring(file.indexOf('[') + 1, file.lastIndexOf(']'));
    }

    private static String sealed(LocalLake aws, String name, List<String> files, Random random) {
        Settings own = aws.settings()
                .with(
                        Map.of(
                                "loglake.readready.bucket", name,
                                "loglake.glue.database", name,
                                "loglake.aggregate.max-wait", "1ms"),
                        "a test");
        Source source = Sources.bundled().source("cloudtrail");
        new S3Buckets(aws.aws().s3).make(name);
        new S3Buckets(aws.aws().s3).make("raw-" + name);
        try (Rooms rooms = new Rooms(own, aws.aws(), Sources.bundled(), new SimpleMeterRegistry()).ensureTables()) {
            S3Object first = new S3Object("raw-" + name, Trail.key("0.json.gz"), 1, "e", null, "", Instant.now());
            rooms.catalog.addPartition(source.destination().place(first).orElseThrow());
            for (int number = 0; number < files.size(); number++) {
                byte[] bytes = TestLake.gzip(files.get(number));
                String key = Trail.key(number + ".json.gz");
                aws.aws().s3.putObject(put -> put.bucket("raw-" + name).key(key), RequestBody.fromBytes(bytes));
                if (random.nextInt(40) == 0 || number == files.size() - 1) {
                    rooms.aggregate.aggregation().pass(UNIT);
                }
            }
            return DAYS.stream()
                    .map(day -> rooms.seal
                            .sealing()
                            .seal(new EventDay(source.readready().name(), day)))
                    .map(seal -> content(seal.orElseThrow()))
                    .toList()
                    .toString();
        }
    }

    private static String content(Seal seal) {
        assertThat(seal.rows()).isEqualTo(EVENTS / DAYS.size());
        return seal.contentHash() + seal.files();
    }
}
