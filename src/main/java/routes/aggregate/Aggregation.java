package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * One pass over a unit turns what is pending into ORC files. Whatever happens in between, a raw object is in the lake exactly
 * once: the manifest is committed before its files are put, and a pass first finishes what an earlier one left open.
 */
public final class Aggregation {
    /** What a pass came to. */
    public enum Outcome {
        /** Nothing is pending. */
        DONE,
        /** Something is pending, but too little and too young: mark the unit for a later bucket. */
        WAITING
    }

    /**
     * @param targetBytes stored raw bytes that are worth a file
     * @param maxWait how long less than that may wait
     * @param batchBytes memory that the rows of one commit may take
     */
    public record Limits(long targetBytes, Duration maxWait, long batchBytes) {}

    private final Sources sources;
    private final S3Manifests manifests;
    private final PendingObjects pendingObjects;
    private final Workbench workbench;
    private final Commits commits;
    private final Limits limits;
    private final Clock clock;

    Aggregation(
            Sources sources,
            S3Manifests manifests,
            PendingObjects pendingObjects,
            Workbench workbench,
            Commits commits,
            Limits limits,
            Clock clock) {
        this.sources = sources;
        this.manifests = manifests;
        this.pendingObjects = pendingObjects;
        this.workbench = workbench;
        this.commits = commits;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Brings {@code unit} up to date. Safe to run at any time, any number of times, on any number of machines.
     *
     * @throws LakeException GONE when an ORC file is lost and so is a raw object that it is made of; all else is done then
     */
    public Outcome pass(Unit unit) {
        Source source = sources.source(unit.source());
        while (true) {
            List<Manifest> committed = manifests.of(source.readready().name(), unit);
            Optional<LakeException> lost = commits.finish(source, committed);
            List<S3Object> pending = pendingObjects.of(source, unit, committed);
            if (pending.isEmpty()) {
                return done(lost);
            }
            if (!PendingObjects.isDue(pending, clock.instant(), limits.targetBytes(), limits.maxWait())) {
                return Outcome.WAITING;
            }
            List<Read> present = workbench.read(source, pending, limits.batchBytes()).stream()
                    .filter(read -> !read.isGone())
                    .toList();
            if (present.isEmpty()) {
                return Outcome.WAITING;
            }
            boolean first = commits.commit(source, unit, next(committed), present);
            if (first && present.size() == pending.size()) {
                // What has come since then has a mark of its own.
                return done(lost);
            }
        }
    }

    private static Outcome done(Optional<LakeException> lost) {
        lost.ifPresent(failure -> {
            throw failure;
        });
        return Outcome.DONE;
    }

    private static int next(List<Manifest> committed) {
        return committed.stream().mapToInt(Manifest::generation).max().orElse(0) + 1;
    }
}
