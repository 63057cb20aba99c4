package routes.sources;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.failures.LakeException;
import routes.filters.Daemon;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * Follows the folder while the lake runs. What is new and right is started; what is wrong is told in one line and holds up nothing
 * else. A source that runs is never changed: its new files wait for the next start.
 */
public final class NewSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewSources.class);

    private final SourceFolder folder;
    private final Sources sources;
    private final Set<String> registered;
    private final Station station;
    private final Predicate<String> off;
    private final Map<String, String> running = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, String> checked = new TreeMap<>();
    private final Map<String, String> told = new TreeMap<>();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService poller = Daemon.named("watch-sources");
    private Map<String, String> lastLook = Map.of();

    /** What makes a source run. */
    interface Station {
        /** @throws LakeException BAD_CONFIGURATION for a route file that must not be loaded */
        void check(SourceFiles files, Source source);

        /** Sees to all that must be there before its first message: queues and tables. */
        void prepare(Source source);

        /** @throws LakeException BAD_CONFIGURATION when its routes do not start; nothing is left of them then */
        void start(SourceFiles files);
    }

    /**
     * @param registered sources of the folder that are known already, though they do not run
     * @param off whether a source is switched off
     */
    NewSources(SourceFolder folder, Sources sources, Set<String> registered, Station station, Predicate<String> off) {
        this.registered = new TreeSet<>(registered);
        this.folder = folder;
        this.sources = sources;
        this.station = station;
        this.off = off;
    }

    /** Takes what is there now, and looks again after each interval. */
    NewSources every(Duration interval) {
        lastLook = SourceFiles.hashes(folder.read());
        look();
        long millis = interval.toMillis();
        var unused = poller.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /** How many sources of the folder do not run. */
    public int refusals() {
        return waiting.size();
    }

    private void look() {
        try {
            SortedMap<String, SourceFiles> now = folder.read();
            Map<String, String> hashes = SourceFiles.hashes(now);
            now.values().stream()
                    // An editor may still be writing: what is there counts when a second look finds it unchanged.
                    .filter(files -> files.hash().equals(lastLook.get(files.name())))
                    .forEach(this::take);
            running.keySet().stream()
                    .filter(name -> !now.containsKey(name))
                    .forEach(name -> warn(name, "its files are gone; it runs on until the lake is started again"));
            waiting.keySet().retainAll(now.keySet());
            lastLook = hashes;
        } catch (LakeException unreadable) {
            warn("", String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException broken) {
            LOG.error("watching {} goes on, but this is a fault of the lake", folder, broken);
        }
    }

    private void take(SourceFiles files) {
        String hash = files.hash();
        if (hash.equals(running.get(files.name())) || hash.equals(refused.get(files.name()))) {
            return;
        }
        try {
            Source source = files.source();
            if (running.containsKey(files.name())) {
                warn(
                        files.name(),
                        "its files have changed to " + hash + "; that takes effect when the lake is started again");
                return;
            }
            if (!sources.holds(source)) {
                forget(files.name());
                sources.refuseClash(source);
            }
            if (!hash.equals(checked.get(files.name()))) {
                station.check(files, source);
                checked.put(files.name(), hash);
            }
            start(files, source);
        } catch (LakeException wrong) {
            refuse(files, String.valueOf(wrong.getMessage()));
        }
    }

    private void start(SourceFiles files, Source source) {
        waiting.put(files.name(), files.hash());
        if (!isReady(files, source)) {
            return;
        }
        run(files, source);
        running.put(files.name(), files.hash());
        waiting.remove(files.name());
        told.remove(files.name());
        LOG.info(
                "source {} runs: {}, {} (files {})",
                source.name(),
                source.raw().name(),
                source.readready().name(),
                files.hash());
    }

    /** Whether it may start now; if not, the log says what it waits for. */
    private boolean isReady(SourceFiles files, Source source) {
        if (off.test(files.name())) {
            warn(files.name(), "is switched off; it starts when it is on");
            return false;
        }
        try {
            station.prepare(source);
            return true;
        } catch (RuntimeException notYet) {
            // Without the id of the request, which is another each time.
            String why = String.valueOf(notYet.getMessage()).replaceFirst(" \\(Service: .*", "");
            warn(files.name(), "cannot be started yet: " + why);
            return false;
        }
    }

    private void run(SourceFiles files, Source source) {
        boolean added = !sources.holds(source);
        if (added) {
            sources.add(source);
        }
        try {
            station.start(files);
        } catch (LakeException broken) {
            if (added) {
                sources.remove(source);
            }
            throw broken;
        }
    }

    /** What was registered when the lake started, and has another table file since. */
    private void forget(String name) {
        if (registered.remove(name)) {
            sources.remove(sources.source(name));
        }
    }

    private void refuse(SourceFiles files, String why) {
        refused.put(files.name(), files.hash());
        waiting.put(files.name(), files.hash());
        boolean runs = running.containsKey(files.name());
        String placed = why.startsWith(files.place()) ? why : files.place() + SourceFiles.TABLE + ":1:1: " + why;
        LOG.error("source {} refused{}: {}", files.name(), runs ? ", it runs on as it was" : "", placed);
    }

    private void warn(String name, String what) {
        if (!what.equals(told.put(name, what))) {
            LOG.warn("source {}: {}", name, what);
        }
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
