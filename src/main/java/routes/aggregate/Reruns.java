package routes.aggregate;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.events.S3Object;
import routes.manifest.EventDay;
import routes.manifest.Generations;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.manifest.UnitManifests;
import routes.tables.Source;

/**
 * Doing a unit again from what its source holds now. Passes fill a new epoch, whose files nobody sees; when it is complete, the days
 * that it touches are sealed again, and the old rows leave in the moment in which the new ones come.
 */
final class Reruns {
    private static final Logger LOG = LoggerFactory.getLogger(Reruns.class);

    private final S3Manifests manifests;
    private final Generations generations;
    private final Supplier<String> filtersHash;
    private final Clock clock;

    Reruns(S3Manifests manifests, Generations generations, Supplier<String> filtersHash, Clock clock) {
        this.manifests = manifests;
        this.generations = generations;
        this.filtersHash = filtersHash;
        this.clock = clock;
    }

    /**
     * Begins a new epoch of {@code unit}. One that is being prepared already is gone on with, unless it took what is not listed any more.
     *
     * @param listed what the source holds now
     * @param taken highest number that files of this unit bear although no manifest names them
     */
    void start(Source source, Unit unit, List<S3Object> listed, int taken) {
        while (true) {
            UnitManifests before = manifests.of(source.readready().name(), unit);
            if (before.all().isEmpty() && taken == 0 || isGoneOnWith(source, before, listed)) {
                return;
            }
            int number = Math.max(before.next(), taken + 1);
            if (manifests.commit(mark(source, unit, number, before.newestEpoch() + 1, false))) {
                LOG.info("{}: run again as epoch {}", unit, before.newestEpoch() + 1);
                return;
            }
        }
    }

    private static boolean isGoneOnWith(Source source, UnitManifests before, List<S3Object> listed) {
        Set<String> there = listed.stream().map(S3Object::identity).collect(Collectors.toSet());
        return before.isPreparing()
                && before.newest().stream()
                        .allMatch(manifest -> manifest.tableVersion().equals(source.version()))
                && before.newest().stream()
                        .flatMap(manifest -> manifest.objects().stream())
                        .allMatch(file -> there.contains(file.object().identity()));
    }

    /** Makes the epoch that is being prepared the live one; false when another worker committed first. */
    boolean complete(Source source, Unit unit, UnitManifests before) {
        return manifests.commit(mark(source, unit, before.next(), before.newestEpoch(), true));
    }

    /** Days in which rows that were replaced can still be read, or new ones cannot yet. */
    List<EventDay> stale(Source source, UnitManifests manifests) {
        if (manifests.newestEpoch() == 1) {
            return List.of();
        }
        String table = source.readready().name();
        Map<Integer, Set<String>> replaced = byDay(manifests.replaced());
        Map<Integer, Set<String>> live = byDay(manifests.live());
        return Stream.concat(replaced.keySet().stream(), live.keySet().stream())
                .distinct()
                .sorted()
                .map(day -> new EventDay(table, day))
                .filter(day -> {
                    Set<String> consumed = generations.readable(day);
                    return replaced.getOrDefault(day.day(), Set.of()).stream().anyMatch(consumed::contains)
                            || !consumed.containsAll(live.getOrDefault(day.day(), Set.of()));
                })
                .toList();
    }

    private static Map<Integer, Set<String>> byDay(Collection<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> manifest.files().stream())
                .collect(Collectors.groupingBy(
                        OrcFile::day,
                        TreeMap::new,
                        Collectors.mapping(OrcFile::name, Collectors.toCollection(TreeSet::new))));
    }

    private Manifest mark(Source source, Unit unit, int generation, int epoch, boolean complete) {
        return new Manifest(
                Manifest.FORMAT,
                source.name(),
                source.readready().name(),
                unit.day(),
                unit.shard(),
                generation,
                epoch,
                complete,
                source.version(),
                filtersHash.get(),
                clock.instant(),
                List.of(),
                List.of(),
                0,
                List.of());
    }
}
