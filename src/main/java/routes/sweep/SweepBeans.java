package routes.sweep;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import routes.filters.KeyFilter;
import routes.listing.S3SourceListing;
import routes.manifest.S3Manifests;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;

/** Hangs {@code sweep} on the registry. */
public final class SweepBeans {
    private final Sweep sweep;

    /**
     * @param off whether a source is switched off
     * @param dead identities of the objects that the dead letters of a source name; empty while somebody else has some of them in hand
     */
    public SweepBeans(
            Settings settings,
            Sources sources,
            S3SourceListing listing,
            S3Manifests manifests,
            KeyFilter filter,
            Predicate<String> off,
            Function<String, Optional<Set<String>>> dead,
            Meters meters) {
        sweep = new Sweep(
                sources,
                listing,
                manifests,
                filter,
                off,
                new Unplaced(dead, settings.number("loglake.events.seen-size", 1)),
                new Sweep.Reach(
                        settings.number("loglake.sweep.days", 1), settings.duration("loglake.completeness.settle")),
                meters,
                Clock.systemUTC());
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("sweep", sweep);
    }
}
