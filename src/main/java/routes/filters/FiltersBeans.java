package routes.filters;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;
import routes.observe.Meters;
import routes.settings.Settings;

/** Loads the filter files, follows them while the lake runs, and hangs {@code fileNameFilter} on the registry. */
public final class FiltersBeans implements AutoCloseable {
    private final LiveFilters live;
    private final Meters meters;

    public FiltersBeans(Settings settings, Meters meters) {
        this.meters = meters;
        live = new LiveFilters(
                Path.of(settings.text("loglake.filters.dir")),
                ownBuckets(settings),
                settings.duration("loglake.filters.poll-interval"),
                Clock.systemUTC());
        meters.filters(live::lastReloadSuccessful, live::loadedAt);
    }

    public LiveFilters live() {
        return live;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("fileNameFilter", new FileNameFilter(live, meters));
    }

    private static OwnBuckets ownBuckets(Settings settings) {
        return new OwnBuckets(
                Set.of(
                        settings.text("loglake.readready.bucket"),
                        settings.text("loglake.copies.bucket"),
                        URI.create(settings.text("loglake.athena.output")).getHost()),
                settings.text("loglake.ledger.bucket"));
    }

    @Override
    public void close() {
        live.close();
    }
}
