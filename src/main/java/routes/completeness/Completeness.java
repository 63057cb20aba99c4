package routes.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import routes.catalog.GlueCatalog;
import routes.filters.KeyFilter;
import routes.listing.Listed;
import routes.listing.S3SourceListing;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Unit;
import routes.placement.CalendarDay;
import routes.tables.Source;

/** Compares what lies at a source with what is in the lake: by listing and by manifests, without reading one raw object. */
public final class Completeness {
    /**
     * What the lake says of objects that are in no manifest.
     *
     * @param filter by which rules objects are excluded
     * @param dead reason by {@link routes.events.S3Object#identity()} of the objects that a source's dead letters name
     * @param off what objects of a source that is off wait for: {@code switch inc-7731}, or {@code dropped by switch inc-7731}
     * @param paused whether registrations of a readready table wait
     */
    public record Rest(
            KeyFilter filter,
            Function<String, Map<String, String>> dead,
            Function<String, Optional<String>> off,
            Predicate<String> paused) {}

    private final S3SourceListing listing;
    private final S3Manifests manifests;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final GlueCatalog catalog;
    private final Rest rest;
    private final Duration settle;
    private final Clock clock;

    /** @param settle age from which an object is expected to be in the lake */
    public Completeness(
            S3SourceListing listing,
            S3Manifests manifests,
            S3Seals seals,
            S3OrcFiles orcFiles,
            GlueCatalog catalog,
            Rest rest,
            Duration settle,
            Clock clock) {
        this.listing = listing;
        this.manifests = manifests;
        this.seals = seals;
        this.orcFiles = orcFiles;
        this.catalog = catalog;
        this.rest = rest;
        this.settle = settle;
        this.clock = clock;
    }

    /** @param day yyyymmdd of delivery, 0 for objects whose keys tell none */
    public Report of(Source source, int day) {
        String table = source.readready().name();
        Listed listed = listing.day(source, day);
        List<Manifest> live = live(source, listed);
        LakeFiles files =
                LakeFiles.of(table, live, day == CalendarDay.UNDATED ? Set.of() : Set.of(day), seals, orcFiles);
        Instant settled = clock.instant().minus(settle);
        Fates fates = new Fates(source, day, live, files, rest, settled);
        List<Accounted> objects = listed.objects().stream().map(fates::of).toList();
        return new Report(
                source.name(),
                table,
                day,
                objects,
                listed.calls(),
                gone(listed, live, day),
                Records.of(
                        live.stream().filter(manifest -> manifest.day() == day).toList()),
                fates.tickets(),
                new FileFaults(source, manifests, orcFiles, catalog, rest.paused(), settled).of(live, files));
    }

    /** Live manifests of the day's units, and of those of objects that lie in its folders without being of it. */
    private List<Manifest> live(Source source, Listed listed) {
        Set<Unit> units = new HashSet<>(listed.units());
        IntStream.range(0, source.shards()).forEach(shard -> units.add(new Unit(source.name(), listed.day(), shard)));
        return units.stream()
                .flatMap(unit -> manifests.of(source.readready().name(), unit).live().stream())
                .toList();
    }

    private static int gone(Listed listed, Collection<Manifest> live, int day) {
        Set<String> there = new HashSet<>();
        listed.objects().forEach(found -> there.add(found.object().identity()));
        return (int) live.stream()
                .filter(manifest -> manifest.day() == day)
                .flatMap(manifest -> manifest.objects().stream())
                .filter(file -> !there.contains(file.object().identity()))
                .count();
    }
}
