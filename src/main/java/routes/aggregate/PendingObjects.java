package routes.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import routes.catalog.GlueCatalog;
import routes.events.S3Object;
import routes.filters.KeyFilter;
import routes.manifest.Manifest;
import routes.manifest.Unit;
import routes.placement.Placement;
import routes.raw.S3RawObjects;
import routes.tables.Source;

/** What lies in a unit's raw partitions and is in no manifest yet. The listing is the truth; events only say where to look. */
final class PendingObjects {
    private final GlueCatalog catalog;
    private final S3RawObjects raw;
    private final KeyFilter filter;
    private final Executor listers;

    PendingObjects(GlueCatalog catalog, S3RawObjects raw, KeyFilter filter, Executor listers) {
        this.catalog = catalog;
        this.raw = raw;
        this.filter = filter;
        this.listers = listers;
    }

    /** In the order of their keys, the same on every worker. */
    List<S3Object> of(Source source, Unit unit, List<Manifest> manifests) {
        Set<String> done = new HashSet<>();
        manifests.forEach(manifest ->
                manifest.objects().forEach(file -> done.add(file.object().identity())));
        return locations(source, unit).stream()
                .map(location -> CompletableFuture.supplyAsync(() -> raw.in(location), listers))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(Collection::stream)
                .filter(object -> !done.contains(object.identity()))
                .filter(object -> belongs(source, unit, object))
                .filter(object -> filter.judge(source.name(), object).kept())
                .sorted(Comparator.comparing(S3Object::bucket).thenComparing(S3Object::key))
                .toList();
    }

    private List<String> locations(Source source, Unit unit) {
        return catalog.partitions(source.raw().name(), unit.day()).values().stream()
                .distinct()
                .filter(location -> Placement.shardOf(location, source.shards()) == unit.shard())
                .toList();
    }

    /** A folder may hold what is no log of this source; its event says so in the dead letters. */
    private static boolean belongs(Source source, Unit unit, S3Object object) {
        return source.destination()
                .place(object)
                .filter(placement -> Unit.of(placement).equals(unit))
                .isPresent();
    }

    /** Enough to make a file of, or waiting for long enough. */
    static boolean isDue(List<S3Object> pending, Instant now, long targetBytes, Duration maxWait) {
        return pending.stream().mapToLong(S3Object::bytes).sum() >= targetBytes
                || pending.stream()
                        .anyMatch(object -> !object.modified().plus(maxWait).isAfter(now));
    }
}
