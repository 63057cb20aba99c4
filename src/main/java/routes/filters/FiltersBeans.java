package routes.filters;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;
import routes.observe.Meters;
import routes.settings.Settings;

/** Loads the filter files, follows them while the lake runs, and hangs {@code fileNameFilter} and a health check on the registry. */
public final class FiltersBeans implements AutoCloseable {
    private static final Duration SOON = Duration.ofDays(14);

    private final Duration interval;
    private final Clock clock;
    private final LiveFilters live;
    private final Meters meters;
    private @Nullable KeptVersions kept;

    /**
     * @param premises that the files are held against
     * @param history by which the limits of a change are judged
     */
    public FiltersBeans(Settings settings, Premises premises, History history, Meters meters) {
        this.meters = meters;
        clock = premises.clock();
        interval = settings.duration("loglake.filters.poll-interval");
        live = new LiveFilters(folder(settings), premises, history, interval);
        meters.filters(live::lastReloadSuccessful, live::loadedAt);
        live.onChange(this::measured);
        measured(live.rules());
    }

    /** What filter files are held against. */
    public static Premises premises(Settings settings, Predicate<String> sources, Clock clock) {
        return new Premises(sources, ownBuckets(settings), clock);
    }

    /** Where they lie. */
    public static Path folder(Settings settings) {
        return Path.of(settings.text("loglake.filters.dir"));
    }

    public LiveFilters live() {
        return live;
    }

    /**
     * @param versions where the versions that this lake takes are kept
     * @param pod name of this process for people
     */
    public void bind(BiConsumer<String, Object> registry, Versions versions, String pod) {
        registry.accept("fileNameFilter", new FileNameFilter(live, meters));
        registry.accept("filtersHealth", new Health());
        KeptVersions keeping = new KeptVersions(versions, pod, interval, clock);
        kept = keeping;
        live.onChange(keeping::taken);
        keeping.taken(live.rules());
    }

    private void measured(FilterRules rules) {
        Map<String, Instant> expiries = new TreeMap<>();
        for (Rule rule : rules.rules()) {
            if (rule.expires() != null) {
                expiries.put(
                        rule.id(), rule.expires().atStartOfDay(ZoneOffset.UTC).toInstant());
            }
        }
        meters.filtersTaken(rules.hash(), expiries);
    }

    private static OwnBuckets ownBuckets(Settings settings) {
        return new OwnBuckets(
                Set.of(
                        settings.text("loglake.readready.bucket"),
                        settings.text("loglake.copies.bucket"),
                        URI.create(settings.text("loglake.athena.output")).getHost()),
                settings.text("loglake.ledger.bucket"));
    }

    /** Never down: old rules decide as well as new ones. */
    private final class Health extends AbstractHealthCheck {
        Health() {
            super("loglake", "filters");
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            FilterRules rules = live.rules();
            Instant soon = clock.instant().plus(SOON);
            String expiring = String.join(
                    ", ",
                    rules.rules().stream()
                            .filter(rule -> !rule.holdsAt(soon))
                            .map(rule -> rule.id() + " " + rule.expires())
                            .toList());
            builder.up()
                    .message(live.refusal()
                            .map(refusal -> "files refused, " + rules.hash() + " stay in force: " + refusal)
                            .orElse(rules.rules().size() + " rules"))
                    .detail("hash", rules.hash())
                    .detail("loadedAt", live.loadedAt().toString())
                    .detail("rules", rules.rules().size())
                    .detail("expiringSoon", expiring.isEmpty() ? "none" : expiring)
                    .detail("refused", live.refusal().orElse("no"));
        }
    }

    @Override
    public void close() {
        live.close();
        if (kept != null) {
            kept.close();
        }
    }
}
