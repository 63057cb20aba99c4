package routes.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.events.S3Object;
import routes.filters.KeyFilter;
import routes.listing.Listed;
import routes.listing.Listed.Found;
import routes.listing.S3SourceListing;
import routes.manifest.S3Manifests;
import routes.observe.Meters;
import routes.placement.CalendarDay;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * Lists recent days and names what is in no manifest, so that an object comes in whether or not its event did. What is in, and what a
 * rule excludes, is passed over without a word, however often it is listed.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /**
     * @param days how many, today among them
     * @param settle age from which an object is expected to be in the lake
     */
    public record Reach(int days, Duration settle) {}

    private final Sources sources;
    private final S3SourceListing listing;
    private final S3Manifests manifests;
    private final KeyFilter filter;
    private final Predicate<String> off;
    private final Reach reach;
    private final Meters meters;
    private final Clock clock;
    private final Map<SourceDay, Integer> overdue = new ConcurrentHashMap<>();
    private final Unplaced unplaced;

    Sweep(
            Sources sources,
            S3SourceListing listing,
            S3Manifests manifests,
            KeyFilter filter,
            Predicate<String> off,
            Unplaced unplaced,
            Reach reach,
            Meters meters,
            Clock clock) {
        this.sources = sources;
        this.listing = listing;
        this.manifests = manifests;
        this.filter = filter;
        this.off = off;
        this.unplaced = unplaced;
        this.reach = reach;
        this.meters = meters;
        this.clock = clock;
        sources.follow(source -> meters.unaccounted(source.name(), () -> overdue(source.name())));
    }

    /** What a sweep looks at now: the recent days of every source that is on and whose buckets are known, newest first. */
    public List<SourceDay> days() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<SourceDay> days = sources.all().stream()
                .filter(source -> listing.knows(source) && !off.test(source.name()))
                .flatMap(source -> days(source, today))
                .toList();
        overdue.keySet().retainAll(Set.copyOf(days));
        return days;
    }

    private Stream<SourceDay> days(Source source, LocalDate today) {
        IntStream recent = IntStream.range(0, reach.days()).map(back -> CalendarDay.of(today.minusDays(back)));
        IntStream undated = source.hasUndatedKeys() ? IntStream.of(CalendarDay.UNDATED) : IntStream.empty();
        return IntStream.concat(recent, undated).mapToObj(day -> new SourceDay(source.name(), day));
    }

    /** The objects of one day that are to take their way as if their event had come: in no manifest and excluded by no rule. */
    public List<S3Object> missing(SourceDay one) {
        if (off.test(one.source())) {
            return List.of();
        }
        Source source = sources.source(one.source());
        Listed listed = listing.day(source, one.day());
        Set<String> committed = committed(source, listed);
        List<Found> missing = listed.objects().stream()
                .filter(found -> !committed.contains(found.object().identity()))
                .filter(found -> filter.judge(source.name(), found.object()).kept())
                .toList();
        tell(one, listed, missing);
        Set<S3Object> strange = unplaced.news(source.name(), missing);
        return missing.stream()
                .filter(found -> found.placement().isPresent() || strange.contains(found.object()))
                .map(Found::object)
                .toList();
    }

    private Set<String> committed(Source source, Listed listed) {
        return listed.units().stream()
                .flatMap(unit -> manifests.of(source.readready().name(), unit).live().stream())
                .flatMap(manifest -> manifest.objects().stream())
                .map(file -> file.object().identity())
                .collect(Collectors.toSet());
    }

    private void tell(SourceDay one, Listed listed, List<Found> missing) {
        Instant settled = clock.instant().minus(reach.settle());
        List<S3Object> placed = missing.stream()
                .filter(found -> found.placement().isPresent())
                .map(Found::object)
                .toList();
        overdue.put(one, (int) placed.stream()
                .filter(object -> object.modified().isBefore(settled))
                .count());
        meters.swept(one.source(), placed.size());
        if (!placed.isEmpty()) {
            LOG.info(
                    "sweep {}: {} of {} objects are in no manifest yet ({} LISTs)",
                    one,
                    placed.size(),
                    listed.objects().size(),
                    listed.calls());
        }
    }

    private int overdue(String source) {
        return overdue.entrySet().stream()
                .filter(day -> day.getKey().source().equals(source))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
