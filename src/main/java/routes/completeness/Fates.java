package routes.completeness;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import routes.filters.Verdict;
import routes.listing.Listed.Found;
import routes.manifest.Manifest;
import routes.manifest.Manifest.Quarantine;
import routes.manifest.Manifest.RawFile;
import routes.tables.Source;

/** Finds the one fate of each object of a day. A manifest is stronger than a rule: what came in before it was excluded is in. */
final class Fates {
    private record Commit(Manifest manifest, RawFile file) {}

    private final Source source;
    private final int day;
    private final LakeFiles files;
    private final Completeness.Rest rest;
    private final Instant settled;
    private final Map<String, Commit> commits = new HashMap<>();
    private final Map<String, String> tickets = new TreeMap<>();
    private final Optional<String> off;
    private @Nullable Map<String, String> dead;

    Fates(Source source, int day, Collection<Manifest> live, LakeFiles files, Completeness.Rest rest, Instant settled) {
        this.source = source;
        this.day = day;
        this.files = files;
        this.rest = rest;
        this.settled = settled;
        off = rest.off().apply(source.name());
        live.forEach(manifest ->
                manifest.objects().forEach(file -> commits.put(file.object().identity(), new Commit(manifest, file))));
    }

    /** Of the rules met so far. */
    Map<String, String> tickets() {
        return Map.copyOf(tickets);
    }

    Accounted of(Found found) {
        Commit commit = commits.get(found.object().identity());
        return commit == null ? uncommitted(found) : committed(found.object(), commit);
    }

    private Accounted committed(S3Object object, Commit commit) {
        Quarantine quarantine = commit.file().quarantine();
        if (quarantine != null) {
            return new Accounted(object, Fate.QUARANTINED, quarantine.reason());
        }
        if (!files.hold(commit.manifest())) {
            return commit.manifest().committed().isBefore(settled)
                    ? new Accounted(
                            object,
                            Fate.UNACCOUNTED,
                            Mending.rebuild(
                                    commit.manifest().table(), commit.manifest().day()))
                    : new Accounted(object, Fate.WAITING, "commit");
        }
        return files.hide(commit.manifest())
                ? new Accounted(object, Fate.WAITING, "seal")
                : new Accounted(object, Fate.IN_LAKE, "");
    }

    private Accounted uncommitted(Found found) {
        S3Object object = found.object();
        Verdict verdict = rest.filter().judge(source.name(), object);
        if (!verdict.kept()) {
            Optional.ofNullable(verdict.ticket()).ifPresent(ticket -> tickets.put(verdict.rule(), ticket));
            return new Accounted(object, Fate.EXCLUDED, verdict.rule());
        }
        String reason = dead().get(object.identity());
        if (reason != null) {
            return new Accounted(object, Fate.DEAD, reason);
        }
        if (off.isPresent()) {
            return new Accounted(object, Fate.WAITING, off.get());
        }
        if (!object.modified().isBefore(settled)) {
            return new Accounted(object, Fate.WAITING, "new");
        }
        return new Accounted(
                object,
                Fate.UNACCOUNTED,
                found.placement().isPresent() ? Mending.backfill(source.name(), day) : Mending.shape(source.name()));
    }

    /** Read only when an object is neither committed nor excluded. */
    private Map<String, String> dead() {
        Map<String, String> known = dead;
        if (known == null) {
            known = rest.dead().apply(source.name());
            dead = known;
        }
        return known;
    }
}
