package routes.seal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.OrcObject;
import routes.manifest.Seal;
import routes.manifest.UnitFile;

/**
 * What there is of one day at one moment.
 *
 * @param seals oldest first
 * @param files in the folders of all generations that are still there
 * @param live manifests by the names of their files of this day: the rows that the day should hold
 * @param prepared names of files of re-runs that are not complete
 */
record DayState(
        EventDay day, List<Seal> seals, List<OrcObject> files, Map<String, Manifest> live, Set<String> prepared) {

    Optional<Seal> latest() {
        return seals.isEmpty() ? Optional.empty() : Optional.of(seals.get(seals.size() - 1));
    }

    /** The newest seal whose files are all there and hold nothing that was replaced: what the next one may start from. */
    Optional<Seal> base() {
        for (int i = seals.size() - 1; i >= 0; i--) {
            Seal seal = seals.get(i);
            if (seal.isWhole(files) && live.keySet().containsAll(seal.consumed())) {
                return Optional.of(seal);
            }
        }
        return Optional.empty();
    }

    /** Names of the live files whose rows are not in {@link #base()}. */
    Set<String> beyondBase() {
        Set<String> names = new TreeSet<>(live.keySet());
        base().ifPresent(seal -> names.removeAll(seal.consumed()));
        return names;
    }

    boolean isSealed() {
        return latest().isPresent()
                && base().equals(latest())
                && beyondBase().isEmpty()
                && files.stream().noneMatch(file -> isLeftInSight(file, latest().get()));
    }

    /** Whether there is nothing of this day, not even rows that should have left. */
    boolean isEmpty() {
        return seals.isEmpty() && live.isEmpty() && files.stream().allMatch(file -> prepared.contains(file.name()));
    }

    int nextVersion() {
        return latest().map(Seal::version).orElse(0) + 1;
    }

    /** Where a file of this name lies; in several generations it is the same one. */
    Optional<OrcObject> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Whether {@code name} was known and counts for nothing: its unit was run again, or no manifest names it. */
    boolean isReplaced(String name) {
        return file(name).isPresent() && !live.containsKey(name) && !prepared.contains(name);
    }

    /** Whether readers see rows that were replaced, or that no manifest names. */
    private boolean isLeftInSight(OrcObject file, Seal seal) {
        return file.folder().equals(seal.folder())
                && UnitFile.named(file.name()).filter(unit -> !unit.hidden()).isPresent()
                && isReplaced(file.name());
    }
}
