package routes.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import routes.aws.AwsBeans;
import routes.catalog.GlueCatalog;
import routes.events.S3Object;
import routes.filters.FilterFiles;
import routes.filters.KeyFilter;
import routes.filters.Verdict;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.Manifest.RawFile;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Source;

/** What has become of loaded objects, as the lake's own manifests and catalog tell. */
final class Arrivals {
    private static final long POLL_NANOS = 200_000_000L;

    private final S3Manifests manifests;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final GlueCatalog catalog;
    private final KeyFilter filter;

    Arrivals(S3Manifests manifests, S3Seals seals, S3OrcFiles orcFiles, GlueCatalog catalog, KeyFilter filter) {
        this.manifests = manifests;
        this.seals = seals;
        this.orcFiles = orcFiles;
        this.catalog = catalog;
        this.filter = filter;
    }

    static Arrivals of(AwsBeans aws, Settings settings) {
        String bucket = settings.text("loglake.readready.bucket");
        return new Arrivals(
                new S3Manifests(aws.s3, bucket),
                new S3Seals(aws.s3, bucket),
                new S3OrcFiles(aws.s3, bucket),
                new GlueCatalog(
                        aws.glue, settings.text("loglake.glue.database"), new Meters(new SimpleMeterRegistry())),
                FilterFiles.load(Path.of(settings.text("loglake.filters.dir"))));
    }

    /**
     * @param objects loaded
     * @param queryable whose rows a query sees
     * @param excluded by rule id
     * @param unplaced of which the source knows no shape
     * @param quarantined by reason
     * @param files ORC files that hold rows of them
     */
    record Tally(
            int objects,
            int queryable,
            Map<String, Integer> excluded,
            int unplaced,
            Map<String, Integer> quarantined,
            Set<OrcFile> files) {
        int waiting() {
            return objects - queryable - unplaced - sum(excluded) - sum(quarantined);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Returns when none of {@code objects} waits any more. */
    Tally await(Source source, List<S3Object> objects) {
        List<S3Object> expected = new ArrayList<>();
        Map<String, Integer> excluded = new TreeMap<>();
        int unplaced = 0;
        for (S3Object object : objects) {
            Verdict verdict = filter.judge(source.name(), object);
            if (!verdict.kept()) {
                excluded.merge(verdict.rule(), 1, Integer::sum);
            } else if (source.destination().place(object).isEmpty()) {
                unplaced++;
            } else {
                expected.add(object);
            }
        }
        while (true) {
            Tally tally = tally(source, objects.size(), expected, excluded, unplaced);
            if (tally.waiting() <= 0) {
                return tally;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Whether no rule excludes {@code object}. */
    boolean keeps(Source source, S3Object object) {
        return filter.judge(source.name(), object).kept();
    }

    /** Raw partitions of {@code source} in the catalog. */
    int partitions(Source source) {
        return catalog.partitions(source.raw().name()).size();
    }

    private Tally tally(
            Source source, int loaded, List<S3Object> expected, Map<String, Integer> excluded, int unplaced) {
        String table = source.readready().name();
        Map<String, Manifest> byObject = new HashMap<>();
        Map<String, RawFile> files = new HashMap<>();
        for (Manifest manifest : manifests.live(table)) {
            manifest.objects().forEach(file -> {
                byObject.put(identity(file.object()), manifest);
                files.put(identity(file.object()), file);
            });
        }
        Set<String> visible = visible(table);
        Map<String, Integer> quarantined = new TreeMap<>();
        Set<OrcFile> orc = new HashSet<>();
        int queryable = 0;
        for (S3Object object : expected) {
            RawFile file = files.get(identity(object));
            Manifest manifest = byObject.get(identity(object));
            if (file == null || manifest == null) {
                continue;
            }
            if (file.quarantine() != null) {
                quarantined.merge(file.quarantine().reason(), 1, Integer::sum);
            } else if (manifest.files().stream()
                    .allMatch(written -> visible.contains(readable(written.day(), written.name())))) {
                queryable++;
                orc.addAll(manifest.files());
            }
        }
        return new Tally(loaded, queryable, excluded, unplaced, quarantined, orc);
    }

    /** The files that lie where their partition points to, and those that went into sealed ones there. */
    private Set<String> visible(String table) {
        Set<String> locations = new HashSet<>(catalog.partitions(table).values());
        Set<String> visible = new HashSet<>();
        orcFiles.below(table + "/").stream()
                .filter(file -> locations.contains(orcFiles.location(file.folder())))
                .forEach(file -> visible.add(readable(EventDay.of(file.key()).day(), file.name())));
        seals.latest(table).stream()
                .filter(seal -> locations.contains(orcFiles.location(seal.folder())))
                .forEach(seal -> seal.consumed().forEach(name -> visible.add(readable(seal.day(), name))));
        return visible;
    }

    private static String readable(int day, String name) {
        return day + " " + name;
    }

    private static String identity(S3Object object) {
        return object.bucket() + "/" + object.key() + "#" + object.etag();
    }
}
