package routes.backfill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import routes.backfill.Request.Kind;
import routes.events.S3Object;
import routes.filters.KeyFilter;
import routes.filters.Verdict;
import routes.listing.Listed;
import routes.listing.Listed.Found;
import routes.listing.S3SourceListing;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.manifest.UnitManifests;
import routes.placement.Placement;
import routes.tables.Source;

/** Finds out what a day of a source holds and what the lake has of it. */
final class DayPlans {
    private final S3SourceListing listing;
    private final KeyFilter filter;
    private final S3Manifests manifests;

    DayPlans(S3SourceListing listing, KeyFilter filter, S3Manifests manifests) {
        this.listing = listing;
        this.filter = filter;
        this.manifests = manifests;
    }

    /** @throws routes.failures.LakeException BAD_CONFIGURATION when nothing is known of the source's buckets */
    DayPlan plan(Source source, int day, Kind kind) {
        Listed listed = listing.day(source, day);
        Map<String, Long> excluded = new TreeMap<>();
        Stream.Builder<Found> kept = Stream.builder();
        for (Found found : listed.objects()) {
            Verdict verdict = filter.judge(source.name(), found.object());
            if (verdict.kept()) {
                kept.add(found);
            } else {
                excluded.merge(verdict.rule(), 1L, Long::sum);
            }
        }
        List<Found> admitted = kept.build().toList();
        List<Found> placed =
                admitted.stream().filter(found -> found.placement().isPresent()).toList();
        return new DayPlan(
                day,
                listed.objects().size(),
                excluded,
                admitted.size() - placed.size(),
                listed.objects().stream()
                        .map(found -> found.object().identity())
                        .collect(Collectors.toSet()),
                partitions(placed),
                toRead(source, day, kind, placed));
    }

    /** The units of a day: those that there are now, and those that the lake has rows of. */
    List<Unit> units(Source source, int day) {
        Stream<Unit> now = IntStream.range(0, source.shards()).mapToObj(shard -> new Unit(source.name(), day, shard));
        Stream<Unit> known =
                manifests.live(source.readready().name(), day).stream().map(Manifest::unit);
        return Stream.concat(now, known).distinct().toList();
    }

    private static List<Placement> partitions(List<Found> placed) {
        Collection<Placement> distinct = placed.stream()
                .flatMap(found -> found.placement().stream())
                .collect(Collectors.toMap(Placement::partition, Function.identity(), (a, b) -> a, TreeMap::new))
                .values();
        return List.copyOf(distinct);
    }

    private List<S3Object> toRead(Source source, int day, Kind kind, List<Found> placed) {
        Set<String> taken = units(source, day).stream()
                .map(unit -> manifests.of(source.readready().name(), unit))
                .filter(unit -> kind == Kind.MISSING || unit.isPreparing())
                .map(UnitManifests::newest)
                .flatMap(List::stream)
                .flatMap(manifest -> manifest.objects().stream())
                .map(file -> file.object().identity())
                .collect(Collectors.toSet());
        return placed.stream()
                .map(Found::object)
                .filter(object -> !taken.contains(object.identity()))
                .toList();
    }
}
