package routes.filters;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import routes.events.S3Object;

/** The filter files of a folder as of their last good version, followed while the lake runs. */
public final class LiveFilters implements KeyFilter, AutoCloseable {
    private final Watched<FilterRules> rules;
    private final KeyFilter guarded;

    /**
     * Takes the files as they are and looks at them again after each interval.
     *
     * @param own those the lake itself writes to
     * @throws routes.failures.LakeException BAD_CONFIGURATION when they are wrong at the start
     */
    public LiveFilters(Path folder, OwnBuckets own, Duration interval, Clock clock) {
        this.rules = new Watched<>("filters", () -> Snapshot.ofFilters(folder), FilterFiles::compile, clock);
        this.guarded =
                new RecursionGuard(own, (source, object) -> rules.current().judge(source, object));
        rules.every(interval);
    }

    @Override
    public Verdict judge(String source, S3Object object) {
        return guarded.judge(source, object);
    }

    /** The rules in force. */
    public FilterRules rules() {
        return rules.current();
    }

    /** Of the rules in force. */
    public String hash() {
        return rules.hash();
    }

    /** False while the files in the folder are bad, so that older ones are in force. */
    public boolean lastReloadSuccessful() {
        return rules.lastReloadSuccessful();
    }

    /** When the rules in force were taken. */
    public Instant loadedAt() {
        return rules.loadedAt();
    }

    /** Called in the poller's thread after new rules were taken. */
    public void onChange(Runnable listener) {
        rules.onChange(listener);
    }

    @Override
    public void close() {
        rules.close();
    }
}
