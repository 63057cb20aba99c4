package routes.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lake's own metrics. No account, key or user is ever a label. */
public final class Meters {
    private static final Duration[] QUERYABLE_BUCKETS = seconds(1, 2, 5, 10, 30, 60, 300, 900, 3600);

    private final MeterRegistry registry;
    private final MultiGauge filters;
    private final MultiGauge expiries;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        filters = MultiGauge.builder("loglake.filters.info").register(registry);
        expiries = MultiGauge.builder("loglake.filter.expiry.timestamp.seconds").register(registry);
    }

    /** Objects named by events of {@code source}, before any decision. */
    public void received(String source, int objects) {
        registry.counter("loglake.objects.received", "source", source).increment(objects);
    }

    public void decided(String source, Decision decision) {
        registry.counter("loglake.objects", "source", source, "decision", decision.label())
                .increment();
    }

    public void excluded(String source, String rule) {
        decided(source, Decision.EXCLUDED);
        registry.counter("loglake.filter.excluded", "source", source, "rule", rule)
                .increment();
    }

    /** @param queue in which the letter lies */
    public void deadLetter(String queue, String reason) {
        registry.counter("loglake.dead.letters", "queue", queue, "reason", reason)
                .increment();
    }

    /** @param queue to which the letter's message went back */
    public void replayed(String queue, String reason) {
        registry.counter("loglake.replayed", "queue", queue, "reason", reason).increment();
    }

    /** @param result read, written, duplicate or rejected */
    public void rows(String table, String result, long rows) {
        registry.counter("loglake.rows", "table", table, "result", result).increment(rows);
    }

    /** @param direction read (stored raw bytes) or written (ORC bytes) */
    public void bytes(String source, String direction, long bytes) {
        registry.counter("loglake.bytes", "source", source, "direction", direction)
                .increment(bytes);
    }

    /** @param result created, exists or failed */
    public void partitionRequest(String table, String result) {
        registry.counter("loglake.partition.requests", "table", table, "result", result)
                .increment();
    }

    public void aggregated(String table, Duration took) {
        registry.timer("loglake.aggregate", "table", table).record(took);
    }

    /** From the S3 event of the oldest object of a commit until its rows lie in the lake. */
    public void queryable(String source, String table, Duration sinceEvent) {
        Timer.builder("loglake.event.to.queryable")
                .tags("source", source, "table", table)
                .serviceLevelObjectives(QUERYABLE_BUCKETS)
                .register(registry)
                .record(sinceEvent);
    }

    /** Follows whether the filter files that lie there are the ones in force, and since when those are. */
    public void filters(BooleanSupplier lastReloadSuccessful, Supplier<Instant> loadedAt) {
        Gauge.builder("loglake.filters.last.reload.successful", () -> lastReloadSuccessful.getAsBoolean() ? 1 : 0)
                .register(registry);
        Gauge.builder("loglake.filters.last.reload.success.timestamp.seconds", () -> loadedAt.get()
                        .getEpochSecond())
                .register(registry);
    }

    /** Filters of {@code hash} are in force; {@code expiring} are the ends of those rules that have one, by id. */
    public void filtersTaken(String hash, Map<String, Instant> expiring) {
        filters.register(List.of(MultiGauge.Row.of(Tags.of("hash", hash), 1)), true);
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        expiring.forEach((rule, end) -> rows.add(MultiGauge.Row.of(Tags.of("rule", rule), end.getEpochSecond())));
        expiries.register(rows, true);
    }

    /** Follows how many sources that lie in the folder do not run. */
    public void refusedSources(IntSupplier sources) {
        Gauge.builder("loglake.sources.refused", sources::getAsInt).register(registry);
    }

    /** Objects that a listing found in no manifest. */
    public void swept(String source, int objects) {
        registry.counter("loglake.sweep.found", "source", source).increment(objects);
    }

    /** Follows how many objects of {@code source} should be in the lake by now and are not. */
    public void unaccounted(String source, IntSupplier objects) {
        Gauge.builder("loglake.unaccounted.objects", objects::getAsInt)
                .tags("source", source)
                .register(registry);
    }

    /**
     * Follows whether {@code source} is off.
     *
     * @param effect pause, drop, or pause-table for one of its tables
     */
    public void switched(String source, String effect, BooleanSupplier off) {
        Gauge.builder("loglake.switch.off", () -> off.getAsBoolean() ? 1 : 0)
                .tags("source", source, "effect", effect)
                .register(registry);
    }

    /** Follows when {@code source} turns on by itself; null while no switch on it has an end. */
    public void switchedUntil(String source, Supplier<@Nullable Instant> until) {
        Gauge.builder("loglake.switch.until.timestamp.seconds", () -> {
                    Instant end = until.get();
                    return end == null ? Double.NaN : end.getEpochSecond();
                })
                .tags("source", source)
                .register(registry);
    }

    private static Duration[] seconds(long... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }
}
