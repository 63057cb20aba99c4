package routes.cli;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import routes.Rooms;
import routes.aws.S3Buckets;
import routes.completeness.Fate;
import routes.completeness.Report;
import routes.tables.Sources;
import software.amazon.awssdk.core.sync.RequestBody;

/** A lake whose source has two buckets, of which one tells nothing and is not swept; and looks at days of October 2026. */
final class ObservedLake implements AutoCloseable {
    static final String TABLE = "from_cloudtrail_readready";
    static final String BUCKET = "loglake-readready";
    static final String RAW = TestLake.rawBucket("cloudtrail");
    static final String QUIET = "quiet-trail";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final FilterFolder filters;
    final TestLake lake;

    ObservedLake(Path folder) {
        filters = FilterFolder.copiedTo(folder.resolve("filters"));
        lake = TestLake.start(folder.resolve("lake"), filters.setting());
        new S3Buckets(lake.aws().s3).make(QUIET);
    }

    void dropLogs(String day, String... ids) {
        for (String id : ids) {
            drop(RAW, key(day, "111122223333", id + ".json.gz"), id);
        }
    }

    void drop(String bucket, String key, String eventId) {
        String time = key.replaceAll(".*/(2026)/(10)/(\\d\\d)/.*", "$1-$2-$3T12:00:00Z");
        lake.aws()
                .s3
                .putObject(
                        put -> put.bucket(bucket).key(key),
                        RequestBody.fromBytes(TestLake.gzip(Trail.fileAt(time, eventId))));
    }

    static String key(String day, String account, String file) {
        return Trail.key(account, file).replace("2026/11/20", "2026/10/" + day);
    }

    Rooms rooms(String settle) {
        return new Rooms(
                lake.settings()
                        .with(
                                Map.of(
                                        "loglake.completeness.settle",
                                        settle,
                                        "loglake.sweep.roots",
                                        "cloudtrail=s3://" + RAW + "/,cloudtrail=s3://" + QUIET + "/"),
                                "a test"),
                lake.aws(),
                Sources.bundled(),
                new SimpleMeterRegistry());
    }

    /** What completeness says when objects older than {@code settle} are expected to be in the lake. */
    Report report(int day, String settle) {
        try (Rooms rooms = rooms(settle)) {
            return rooms.completeness().of(Sources.bundled().source("cloudtrail"), day);
        }
    }

    /** The report in which {@code objects} have {@code fate}, when it has come to that. */
    Report awaitFate(int day, String settle, Fate fate, int objects) {
        return await().atMost(PATIENCE)
                .until(
                        () -> report(day, settle),
                        report -> report.of(fate).size() == objects
                                && (settle.equals("1s")
                                        || report.of(Fate.WAITING).size() <= 1));
    }

    /** Key of the one ORC file of a day, when all that was put is in the lake. */
    String onlyFile(int day) {
        await().atMost(PATIENCE).until(() -> {
            Report report = report(day, "1h");
            return report.listed().objects() == report.of(Fate.IN_LAKE).size();
        });
        lake.awaitIdle();
        return lake.aws()
                .s3
                .listObjectsV2(list -> list.bucket(BUCKET).prefix(TABLE + "/logcalendarday=" + day + "/"))
                .contents()
                .get(0)
                .key();
    }

    @Override
    public void close() {
        lake.close();
    }
}
