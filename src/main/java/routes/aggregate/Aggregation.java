package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.manifest.UnitManifests;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * One pass over a unit turns what is pending into ORC files. Whatever happens in between, a raw object is in the lake exactly
 * once: the manifest is committed before its files are put, and a pass first finishes what an earlier one left open.
 */
public final class Aggregation {
    /**
     * What a pass came to.
     *
     * @param waiting something is pending, but too little and too young: mark the unit for a later bucket
     * @param stale days that are to be sealed, because a re-run replaced rows of theirs
     */
    public record Outcome(boolean waiting, List<EventDay> stale) {
        private static final Outcome WAITING = new Outcome(true, List.of());
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
    private final Reruns reruns;
    private final Limits limits;
    private final Clock clock;

    Aggregation(
            Sources sources,
            S3Manifests manifests,
            PendingObjects pendingObjects,
            Workbench workbench,
            Commits commits,
            Reruns reruns,
            Limits limits,
            Clock clock) {
        this.sources = sources;
        this.manifests = manifests;
        this.pendingObjects = pendingObjects;
        this.workbench = workbench;
        this.commits = commits;
        this.reruns = reruns;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Brings {@code unit} up to date. Safe to run at any time, any number of times, on any number of machines.
     *
     * @throws LakeException GONE when an ORC file is lost and so is a raw object that it is made of; all else is done then
     */
    public Outcome pass(Unit unit) {
        sources.awaited(unit.source());
        return passWithin(unit, Allowance.UNBOUNDED);
    }

    /** A pass that goes as far as {@code allowance} lets it; what it leaves is said to be waiting. */
    public Outcome passWithin(Unit unit, Allowance allowance) {
        Source source = sources.source(unit.source());
        while (true) {
            UnitManifests committed = manifests.of(source.readready().name(), unit);
            Optional<LakeException> lost = commits.finish(source, committed.open());
            List<S3Object> pending = pendingObjects.of(source, unit, committed.newest());
            if (pending.isEmpty() && committed.isPreparing()) {
                reruns.complete(source, unit, committed);
                continue;
            }
            if (pending.isEmpty()) {
                return done(lost, source, committed);
            }
            if (allowance.rows() <= 0 || !committed.isPreparing() && !isDue(pending)) {
                return Outcome.WAITING;
            }
            List<Read> present = present(source, pending, allowance.rows());
            if (present.isEmpty()) {
                return Outcome.WAITING;
            }
            Optional<Manifest> mine = commits.commit(source, unit, committed, present);
            mine.ifPresent(allowance::committed);
            if (mine.isPresent() && present.size() == pending.size() && committed.newestEpoch() == 1) {
                // What has come since then has a mark of its own.
                return done(lost, source, committed);
            }
        }
    }

    /**
     * Does {@code unit} again from what its source holds now; passes over it do the work, the first of them at once.
     *
     * @param taken highest number that files of this unit bear although no manifest names them; 0 when there are none
     */
    public Outcome rerun(Unit unit, int taken, Allowance allowance) {
        Source source = sources.source(unit.source());
        reruns.start(source, unit, pendingObjects.of(source, unit, List.of()), taken);
        return passWithin(unit, allowance);
    }

    /** Reads the first of {@code pending}, as far as memory and {@code rows} go. */
    private List<Read> present(Source source, List<S3Object> pending, long rows) {
        List<Read> present = workbench.read(source, pending, limits.batchBytes()).stream()
                .filter(read -> !read.isGone())
                .toList();
        long left = rows;
        int count = 0;
        for (Read read : present) {
            left -= read.rows() == null ? 0 : read.rows().rows();
            if (left < 0) {
                break;
            }
            count++;
        }
        return present.subList(0, count);
    }

    private boolean isDue(List<S3Object> pending) {
        return PendingObjects.isDue(pending, clock.instant(), limits.targetBytes(), limits.maxWait());
    }

    private Outcome done(Optional<LakeException> lost, Source source, UnitManifests committed) {
        lost.ifPresent(failure -> {
            throw failure;
        });
        return new Outcome(false, reruns.stale(source, committed));
    }
}
