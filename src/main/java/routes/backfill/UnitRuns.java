package routes.backfill;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import routes.aggregate.Aggregation;
import routes.aggregate.Aggregation.Outcome;
import routes.backfill.Request.Kind;
import routes.manifest.EventDay;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.manifest.UnitManifests;
import routes.tables.Source;

/** Brings one unit up to date, by passes over it. */
final class UnitRuns {
    /** An object may be replaced between listing and reading; then the next pass lists what is there now. */
    private static final int ATTEMPTS = 5;

    private final Aggregation aggregation;
    private final S3Manifests manifests;

    UnitRuns(Aggregation aggregation, S3Manifests manifests) {
        this.aggregation = aggregation;
        this.manifests = manifests;
    }

    /**
     * @param whole whether nothing of the unit is left to do
     * @param stale days that are to be sealed
     * @param fault for which it was run again, null when it had none
     */
    record Ran(
            boolean whole, List<EventDay> stale, @Nullable String fault) {}

    /** @param taken highest number of the unit's strays */
    Ran bring(Source source, Unit unit, Kind kind, int taken, Tally tally) {
        Optional<String> fault = fault(manifests.of(source.readready().name(), unit), taken);
        Outcome outcome = kind == Kind.AGAIN || fault.isPresent()
                ? aggregation.rerun(unit, taken, tally)
                : aggregation.passWithin(unit, tally);
        for (int attempt = 1; outcome.waiting() && attempt < ATTEMPTS && mayGoOn(tally); attempt++) {
            outcome = aggregation.passWithin(unit, tally);
        }
        return new Ran(!outcome.waiting(), outcome.stale(), fault.orElse(null));
    }

    /** With a bound of rows, what waits is what does not fit. */
    private static boolean mayGoOn(Tally tally) {
        return !tally.isSpent() && !tally.isBounded();
    }

    private static Optional<String> fault(UnitManifests committed, int taken) {
        if (taken > 0) {
            return Optional.of("it has files that no manifest names");
        }
        return committed.isSound()
                ? Optional.empty()
                : Optional.of(
                        "its manifests have a gap or do not add up (records read = rows + duplicates + quarantined)");
    }
}
