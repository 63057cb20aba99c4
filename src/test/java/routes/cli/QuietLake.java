package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import routes.cli.Words.Said;
import routes.manifest.EventDay;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.UnitManifests;

/** A lake whose source is switched off: what comes in comes by a command. */
final class QuietLake implements AutoCloseable {
    static final String ROWS = "from_cloudtrail_readready";
    static final String BUCKET = "loglake-readready";

    final FilterFolder filters;
    final TestLake lake;
    private final Words words;

    private QuietLake(FilterFolder filters, TestLake lake, Words words) {
        this.filters = filters;
        this.lake = lake;
        this.words = words;
    }

    static QuietLake start(Path folder) {
        FilterFolder filters = FilterFolder.copiedTo(folder.resolve("filters"));
        filters.turnOff("cloudtrail");
        Path data = folder.resolve("data");
        try {
            Path config = Files.writeString(
                    folder.resolve("lake.properties"), "loglake.filters.dir=" + filters.folder() + "\n");
            return new QuietLake(filters, TestLake.start(data, filters.setting()), new Words(data, config));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Words words() {
        return words;
    }

    Said backfill(String day, String... more) {
        return backfillSpan(day, day, more);
    }

    Said backfillSpan(String from, String to, String... more) {
        String[] fixed = {"backfill", "--source", "cloudtrail", "--from", from, "--to", to};
        return words.say(IntStream.range(0, fixed.length + more.length)
                .mapToObj(i -> i < fixed.length ? fixed[i] : more[i - fixed.length])
                .toArray(String[]::new));
    }

    /** Files of one event each, named by its id, of noon of their day: 2026-10-05. */
    void drop(String day, String... eventIds) {
        for (String id : eventIds) {
            lake.dropGzip("cloudtrail", key(day, id), Trail.fileAt(day + "T12:00:00Z", id));
        }
    }

    void dropMany(String day, String name, int files) {
        drop(
                day,
                IntStream.range(0, files)
                        .mapToObj(i -> String.format(Locale.ROOT, "%s-%02d", name, i))
                        .toArray(String[]::new));
    }

    static String key(String day, String id) {
        return Trail.key(id + ".json.gz").replace("/2026/11/20/", "/" + day.replace('-', '/') + "/");
    }

    void removeRaw(String day, String id) {
        String bucket = TestLake.rawBucket("cloudtrail");
        lake.aws().s3.deleteObject(delete -> delete.bucket(bucket).key(key(day, id)));
    }

    /** What SQL says of a day. */
    List<String> ids(String day) {
        return lake
                .ask("select eventid from " + ROWS + " where logcalendarday = " + day.replace("-", "") + " order by 1")
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    UnitManifests manifests(String day) {
        return new routes.manifest.S3Manifests(lake.aws().s3, BUCKET)
                .of(ROWS, new routes.manifest.Unit("cloudtrail", Integer.parseInt(day.replace("-", "")), 0));
    }

    Optional<Seal> seal(String day) {
        return new S3Seals(lake.aws().s3, BUCKET).latest(new EventDay(ROWS, Integer.parseInt(day.replace("-", ""))));
    }

    Seal sealNow(String day) {
        Said said = words.say("seal", "--table", ROWS, "--day", day);
        if (said.exit() != 0) {
            throw new AssertionError(said.toString());
        }
        return seal(day).orElseThrow();
    }

    /** Keys in our own bucket. */
    List<String> keys(String prefix) {
        return lake.aws().s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    void delete(String... keys) {
        Arrays.stream(keys).forEach(key -> lake.aws().s3.deleteObject(delete -> delete.bucket(BUCKET)
                .key(key)));
    }

    @Override
    public void close() {
        lake.close();
    }
}
