package routes.completeness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.manifest.EventDay;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.OrcObject;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;

/** The files of one event day as readers are meant to see them: those of its newest whole seal, and what lies beside. */
final class DayFiles {
    private final EventDay day;
    private final @Nullable Seal whole;
    private final @Nullable Seal latest;
    private final Map<String, OrcObject> there;

    private DayFiles(EventDay day, @Nullable Seal whole, @Nullable Seal latest, Map<String, OrcObject> there) {
        this.day = day;
        this.whole = whole;
        this.latest = latest;
        this.there = there;
    }

    /** Lists the folder of the newest seal whose files are all there, or of the first generation. */
    static DayFiles of(EventDay day, S3Seals seals, S3OrcFiles files) {
        List<Seal> all = seals.of(day);
        Map<String, OrcObject> below = Map.of();
        for (int newest = all.size() - 1; newest >= 0; newest--) {
            below = list(all.get(newest).folder(), files);
            if (all.get(newest).isWhole(below.values())) {
                return new DayFiles(day, all.get(newest), all.get(all.size() - 1), below);
            }
        }
        below = list(day.folder(EventDay.FIRST_GENERATION), files);
        return new DayFiles(day, null, all.isEmpty() ? null : all.get(all.size() - 1), below);
    }

    private static Map<String, OrcObject> list(String folder, S3OrcFiles files) {
        return files.below(folder).stream().collect(Collectors.toMap(OrcObject::name, Function.identity()));
    }

    private static boolean isThere(Map<String, OrcObject> there, String name, long bytes) {
        OrcObject found = there.get(name);
        return found != null && found.bytes() == bytes;
    }

    EventDay day() {
        return day;
    }

    /** Whether the rows of {@code file} can be read: in a sealed file, or in its own. */
    boolean hold(OrcFile file) {
        return isConsumed(file.name()) || isThere(there, file.name(), file.bytes());
    }

    /** Whether something of this name is there, be it the right thing or not. */
    boolean has(OrcFile file) {
        return there.containsKey(file.name());
    }

    /** Whether {@code file} is of a re-run, and readers see it only when the day is sealed. */
    boolean hide(OrcFile file) {
        return file.name().startsWith("_") && !isConsumed(file.name());
    }

    String folder() {
        return whole == null ? day.folder(EventDay.FIRST_GENERATION) : whole.folder();
    }

    /** The seal in force. */
    Optional<Seal> seal() {
        return Optional.ofNullable(whole);
    }

    /** A newer seal than the one in force, because a file of it is missing. */
    Optional<Seal> unfinished() {
        return Optional.ofNullable(latest).filter(seal -> whole == null || seal.version() > whole.version());
    }

    boolean isEmpty() {
        return there.isEmpty();
    }

    /** When the last of the files came. */
    Instant newest() {
        return there.values().stream()
                .map(OrcObject::modified)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Names of the files that lie beside the sealed ones and came before {@code settled}. */
    Stream<String> unitFiles(Instant settled) {
        return there.values().stream()
                .filter(file -> file.modified().isBefore(settled) && !isSealed(file.name()))
                .map(OrcObject::name);
    }

    private boolean isConsumed(String name) {
        return whole != null && whole.consumed().contains(name);
    }

    private boolean isSealed(String name) {
        return whole != null
                && whole.files().stream().anyMatch(file -> file.name().equals(name));
    }
}
