package routes.filters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.failures.LakeException;

/**
 * What the operator's files say, as of the last good version: contents are compared, never names or times, so that the swapped link
 * of a ConfigMap is seen. A bad version is logged once and changes nothing.
 */
public final class Watched<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private static final long SETTLE_MILLIS = 200;

    private final String what;
    private final Supplier<Snapshot> files;
    private final Function<Snapshot, T> compile;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService poller;
    private String lastSeen;
    private String lastLook = "";
    private volatile String lastRefusal = "";
    private volatile Version<T> good;
    private volatile boolean lastReloadSuccessful = true;

    private record Version<T>(T value, String hash, Instant loadedAt) {}

    /**
     * Reads the files at once; bad ones are refused.
     *
     * @param what how the log calls them
     * @throws routes.failures.LakeException BAD_CONFIGURATION
     */
    public Watched(String what, Supplier<Snapshot> files, Function<Snapshot, T> compile, Clock clock) {
        this.what = what;
        this.files = files;
        this.compile = compile;
        this.clock = clock;
        Snapshot first = files.get();
        this.lastSeen = first.hash();
        this.good = new Version<>(compile.apply(first), lastSeen, clock.instant());
    }

    /** Looks at the files again after each interval, until closed. */
    public Watched<T> every(Duration interval) {
        ScheduledExecutorService daemon = Daemon.named("watch-" + what);
        long millis = interval.toMillis();
        var unused = daemon.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        poller = daemon;
        return this;
    }

    /** Called after each version that was taken. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public T current() {
        return good.value();
    }

    /** Of the version in force. */
    public String hash() {
        return good.hash();
    }

    /** When the version in force was taken. */
    public Instant loadedAt() {
        return good.loadedAt();
    }

    /** False while the files that lie there are not the ones in force. */
    public boolean lastReloadSuccessful() {
        return lastReloadSuccessful;
    }

    /** Why the files that lie there are not in force; empty while they are. */
    public Optional<String> refusal() {
        return lastReloadSuccessful ? Optional.empty() : Optional.of(lastRefusal);
    }

    /** Looks at the files now. A bad version is logged, never thrown. */
    public void look() {
        try {
            Snapshot now = read();
            if (isSettled(now.hash()) && !now.hash().equals(lastSeen)) {
                lastSeen = now.hash();
                take(now);
            }
        } catch (LakeException refused) {
            refuse(refused);
        } catch (RuntimeException broken) {
            notNow(broken);
        }
    }

    /** Something that is needed was out of reach: the next look tries again. */
    private void notNow(RuntimeException broken) {
        lastSeen = "";
        lastReloadSuccessful = false;
        // Messages of AWS differ each time.
        String kind = "not taken yet: " + broken.getClass().getSimpleName();
        if (!kind.equals(lastRefusal)) {
            lastRefusal = kind;
            LOG.error("{} not taken yet, {} stay in force; each look tries again", what, hash(), broken);
        }
    }

    /** An editor may still be writing: what is there counts when a second look, soon after, finds it unchanged. */
    private boolean isSettled(String hash) {
        boolean settled = hash.equals(lastLook) || hash.equals(lastSeen);
        lastLook = hash;
        if (!settled && poller != null) {
            var unused = poller.schedule(this::look, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return settled;
    }

    private Snapshot read() {
        try {
            return files.get();
        } catch (LakeException unreadable) {
            // So that they are taken when they are back as they were.
            lastSeen = "";
            throw unreadable;
        }
    }

    private void take(Snapshot now) {
        Version<T> next = new Version<>(compile.apply(now), now.hash(), clock.instant());
        LOG.info("{} {} taken, {} before", what, next.hash(), hash());
        good = next;
        lastRefusal = "";
        lastReloadSuccessful = true;
        listeners.forEach(Runnable::run);
    }

    private void refuse(LakeException refused) {
        lastReloadSuccessful = false;
        String findings = String.valueOf(refused.getMessage()).replace("\n", "; ");
        if (findings.equals(lastRefusal)) {
            return;
        }
        lastRefusal = findings;
        LOG.error("{} refused, {} stay in force: {}", what, hash(), findings);
    }

    @Override
    public void close() {
        if (poller != null) {
            poller.shutdownNow();
        }
    }
}
