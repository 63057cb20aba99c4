package routes.backfill;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import routes.aggregate.Aggregation;
import routes.aggregate.Aggregation.Outcome;
import routes.backfill.Request.Kind;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.manifest.EventDay;
import routes.manifest.Manifest.RawFile;
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

    /**
     * @param held identities of the objects that the source holds of the unit's day
     * @throws LakeException GONE when the unit ought to be run again, but rows would leave that its source does not hold any more
     */
    Ran bring(Source source, Unit unit, Kind kind, Set<String> held, Strays strays, Tally tally) {
        UnitManifests committed = manifests.of(source.readready().name(), unit);
        Optional<String> fault = fault(committed, unit, strays);
        if (kind == Kind.MISSING) {
            fault.ifPresent(found -> refuseToLoseRows(committed, found, held));
        }
        Outcome outcome = kind == Kind.AGAIN || fault.isPresent()
                ? aggregation.rerun(unit, strays.highest(unit), tally)
                : aggregation.passWithin(unit, tally);
        for (int attempt = 1; outcome.waiting() && attempt < ATTEMPTS && mayGoOn(tally); attempt++) {
            outcome = aggregation.passWithin(unit, tally);
        }
        return new Ran(!outcome.waiting(), outcome.stale(), fault.orElse(null));
    }

    private static void refuseToLoseRows(UnitManifests committed, String fault, Set<String> held) {
        List<RawFile> gone = committed.live().stream()
                .flatMap(manifest -> manifest.objects().stream())
                .filter(file -> file.quarantine() == null
                        && !held.contains(file.object().identity()))
                .toList();
        if (!gone.isEmpty()) {
            throw new LakeException(
                    Reason.GONE,
                    "it ought to be run again, since " + fault + ", but the source does not hold " + gone.size()
                            + " of its objects any more, such as "
                            + gone.get(0).object().uri()
                            + ", and their rows would leave; put them back, or let them go with ./loglake backfill without --missing");
        }
    }

    /** With a bound of rows, what waits is what does not fit. */
    private static boolean mayGoOn(Tally tally) {
        return !tally.isSpent() && !tally.isBounded();
    }

    private static Optional<String> fault(UnitManifests committed, Unit unit, Strays strays) {
        if (strays.highest(unit) > 0) {
            return Optional.of("it has files that no manifest names");
        }
        if (strays.hasMisfit(unit)) {
            return Optional.of("a file of it has another size than its manifest says");
        }
        return committed.isSound()
                ? Optional.empty()
                : Optional.of(
                        "its manifests have a gap or do not add up (records read = rows + duplicates + quarantined)");
    }
}
