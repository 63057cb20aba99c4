package routes.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.aws.SqsQueueStates;
import routes.completeness.Accounted;
import routes.completeness.Completeness;
import routes.completeness.Fate;
import routes.listing.S3SourceListing;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.placement.CalendarDay;
import routes.status.SourceStatus.Arrivals;
import routes.tables.Source;

/** Looks at sources: two days are listed and their manifests read; no raw object is, and no message is taken. */
public final class SourceStatuses {
    private static final Duration WINDOW = Duration.ofHours(24);

    private final SqsQueueStates queues;
    private final S3SourceListing listing;
    private final S3Manifests manifests;
    private final Completeness completeness;
    private final Clock clock;

    public SourceStatuses(
            SqsQueueStates queues,
            S3SourceListing listing,
            S3Manifests manifests,
            Completeness completeness,
            Clock clock) {
        this.queues = queues;
        this.listing = listing;
        this.manifests = manifests;
        this.completeness = completeness;
        this.clock = clock;
    }

    public SourceStatus of(Source source) {
        Instant since = clock.instant().minus(WINDOW);
        List<Manifest> recent = days(source)
                .boxed()
                .flatMap(day -> manifests.live(source.readready().name(), day).stream())
                .toList();
        return new SourceStatus(
                source.name(),
                backlog(source.name()),
                recent.stream()
                        .flatMap(manifest -> manifest.objects().stream())
                        .map(Manifest.RawFile::modified)
                        .max(Instant::compareTo)
                        .orElse(null),
                Freshness.of(recent, since).orElse(null),
                listing.knows(source) ? arrivals(source, since) : null);
    }

    /** What lies in the queue of a source; null when there is no such queue. */
    public @Nullable Backlog backlog(String source) {
        return queues.of(source + "-events").map(Backlog::of).orElse(null);
    }

    private Arrivals arrivals(Source source, Instant since) {
        List<Accounted> objects = days(source)
                .boxed()
                .flatMap(day -> completeness.of(source, day).objects().stream())
                .filter(accounted -> !accounted.object().modified().isBefore(since))
                .toList();
        return new Arrivals(
                objects.size(),
                count(objects, Fate.IN_LAKE) + count(objects, Fate.EXCLUDED),
                count(objects, Fate.WAITING),
                count(objects, Fate.QUARANTINED),
                count(objects, Fate.UNACCOUNTED),
                of(objects, Fate.WAITING)
                        .map(accounted -> accounted.object().modified())
                        .min(Instant::compareTo)
                        .orElse(null),
                of(objects, Fate.UNACCOUNTED).map(Accounted::why).findFirst().orElse(null));
    }

    /** An object of the last 24 hours lies in the folder of today, of yesterday, or of no day. */
    private IntStream days(Source source) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        IntStream dated = IntStream.of(CalendarDay.of(today), CalendarDay.of(today.minusDays(1)));
        return source.hasUndatedKeys() ? IntStream.concat(dated, IntStream.of(CalendarDay.UNDATED)) : dated;
    }

    private static Stream<Accounted> of(List<Accounted> objects, Fate fate) {
        return objects.stream().filter(accounted -> accounted.fate() == fate);
    }

    private static long count(List<Accounted> objects, Fate fate) {
        return of(objects, fate).count();
    }
}
