package routes.filters;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.events.S3Object;

/** The filter files of a folder as of their last good version, followed while the lake runs. */
public final class LiveFilters implements KeyFilter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFilters.class);

    private final Premises premises;
    private final History history;
    private final Watched<FilterRules> rules;
    private final KeyFilter guarded;
    private final Set<Finding> told = new HashSet<>();
    private volatile @Nullable FilterRules inForce;

    /**
     * Takes the files as they are and looks at them again after each interval.
     *
     * @param history by which the limits of a change are judged
     * @throws routes.failures.LakeException BAD_CONFIGURATION when they are wrong at the start
     */
    public LiveFilters(Path folder, Premises premises, History history, Duration interval) {
        this.premises = premises;
        this.history = history;
        this.rules = new Watched<>("filters", () -> Snapshot.ofFilters(folder), this::compile, premises.clock());
        this.guarded = new RecursionGuard(
                premises.own(), (source, object) -> rules.current().judge(source, object));
        onChange(this::taken);
        taken(rules());
        rules.every(interval);
    }

    private FilterRules compile(Snapshot files) {
        FilterRules next = FilterFiles.compile(files, premises);
        FilterRules now = inForce;
        if (now != null) {
            BlastRadius radius = new BlastRadius(now, next, premises.own());
            Finding.refuse(radius.findings(history, premises.clock().instant()));
        }
        return next;
    }

    private void taken(FilterRules taken) {
        inForce = taken;
        taken.warnings().stream().filter(told::add).forEach(warning -> LOG.warn("{}", warning));
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

    /** Why the files in the folder are not in force; empty while they are. */
    public Optional<String> refusal() {
        return rules.refusal();
    }

    /** When the rules in force were taken. */
    public Instant loadedAt() {
        return rules.loadedAt();
    }

    /** Called in the poller's thread with new rules after they were taken. */
    public void onChange(Consumer<FilterRules> listener) {
        rules.onChange(() -> listener.accept(rules.current()));
    }

    @Override
    public void close() {
        rules.close();
    }
}
