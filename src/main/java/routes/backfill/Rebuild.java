package routes.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import routes.backfill.DayRuns.Brought;
import routes.backfill.RebuildReport.Rebuilt;
import routes.backfill.Request.Kind;
import routes.backfill.Tally.Counts;
import routes.failures.LakeException;
import routes.listing.S3SourceListing;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.Seal;
import routes.manifest.Unit;
import routes.seal.Sealing;
import routes.tables.Source;

/**
 * Makes a table whole again from its raw objects, whatever was lost: queues, catalog, ORC files, manifests, seals. What is there
 * and sound stays as it is.
 */
public final class Rebuild {
    private final S3SourceListing listing;
    private final S3Manifests manifests;
    private final DayRuns runs;
    private final Sealing sealing;
    private final TableState table;

    Rebuild(S3SourceListing listing, S3Manifests manifests, DayRuns runs, Sealing sealing, TableState table) {
        this.listing = listing;
        this.manifests = manifests;
        this.runs = runs;
        this.sealing = sealing;
        this.table = table;
    }

    /**
     * @param bounds delivery days; all that the source holds or the lake knows when empty
     * @param listener told of each delivery day when it ends
     */
    public RebuildReport run(Source source, Optional<Bounds> bounds, Tally tally, Consumer<DayReport> listener) {
        table.ensure(source);
        Set<Integer> sealedBefore = table.sealedDays(source);
        Strays strays = table.strays(source);
        List<Integer> days = days(source, bounds, strays);
        tally.starts(days.size());
        SortedSet<EventDay> touched = new TreeSet<>(Comparator.comparing(EventDay::day));
        SortedSet<EventDay> stale = new TreeSet<>(Comparator.comparing(EventDay::day));
        List<DayReport> reports = new ArrayList<>();
        for (int day : days) {
            if (tally.isStopped()) {
                break;
            }
            Counts before = tally.counts();
            Brought brought = runs.bring(source, day, Kind.MISSING, strays, tally);
            stale.addAll(brought.stale());
            touched.addAll(eventDays(source, day));
            DayReport report = DayReport.of(brought, tally.counts().since(before), List.of());
            reports.add(report);
            tally.ends(report);
            listener.accept(report);
        }
        touched.addAll(stale);
        List<Rebuilt> rebuilt = tally.isStopped()
                ? List.of()
                : touched.stream()
                        .map(day -> rebuilt(day, stale.contains(day) || sealedBefore.contains(day.day())))
                        .toList();
        return new RebuildReport(source.readready().name(), reports, rebuilt);
    }

    private List<Integer> days(Source source, Optional<Bounds> bounds, Strays strays) {
        if (bounds.isPresent()) {
            return bounds.get().days().boxed().toList();
        }
        Stream<Integer> known =
                manifests.live(source.readready().name()).stream().map(Manifest::day);
        Stream<Integer> strayed = strays.units().stream().map(Unit::day);
        return Stream.of(listing.days(source).stream(), known, strayed)
                .flatMap(day -> day)
                .distinct()
                .sorted()
                .toList();
    }

    private Set<EventDay> eventDays(Source source, int deliveryDay) {
        String name = source.readready().name();
        return manifests.live(name, deliveryDay).stream()
                .flatMap(manifest -> manifest.files().stream())
                .map(file -> new EventDay(name, file.day()))
                .collect(Collectors.toSet());
    }

    private Rebuilt rebuilt(EventDay day, boolean toBeSealed) {
        try {
            if (toBeSealed) {
                Optional<Seal> seal = sealing.seal(day);
                return new Rebuilt(day.day(), table.location(day), seal.orElse(null), null);
            }
            sealing.pointReaders(day);
            return new Rebuilt(day.day(), table.location(day), null, null);
        } catch (LakeException permanent) {
            return new Rebuilt(day.day(), table.location(day), null, permanent.getMessage());
        }
    }
}
