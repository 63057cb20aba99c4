package routes.filters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that each version taken is kept. What cannot be written is tried again; the lake does not wait for it. */
final class KeptVersions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptVersions.class);

    private final Versions versions;
    private final String pod;
    private final Clock clock;
    private final Map<String, Taken> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService daemon = Daemon.named("keep-filters");
    private final Set<String> told = new HashSet<>();

    private record Taken(Snapshot files, Instant at) {}

    KeptVersions(Versions versions, String pod, Duration interval, Clock clock) {
        this.versions = versions;
        this.pod = pod;
        this.clock = clock;
        long millis = interval.toMillis();
        var unused = daemon.scheduleWithFixedDelay(this::keep, 0, millis, TimeUnit.MILLISECONDS);
    }

    void taken(FilterRules rules) {
        waiting.put(rules.hash(), new Taken(rules.files(), clock.instant()));
    }

    private void keep() {
        waiting.forEach((hash, taken) -> {
            try {
                versions.keep(taken.files(), taken.at(), pod);
                waiting.remove(hash, taken);
                told.clear();
            } catch (RuntimeException unwritable) {
                tell(hash, unwritable);
            }
        });
    }

    /** Once for each version and kind of failure; messages of AWS differ each time. */
    private void tell(String hash, RuntimeException unwritable) {
        String failure = hash + " " + unwritable.getClass().getName();
        if (told.add(failure)) {
            LOG.error(
                    "filters {} are in force but cannot be kept in the ledger; tried again: {}",
                    hash,
                    unwritable.getMessage());
        }
    }

    @Override
    public void close() {
        daemon.shutdownNow();
    }
}
