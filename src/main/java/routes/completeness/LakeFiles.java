package routes.completeness;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;

/** The ORC files that hold the rows of one delivery day, over all the event days that it touches. */
final class LakeFiles {
    private final Map<Integer, DayFiles> byDay;

    private LakeFiles(Map<Integer, DayFiles> byDay) {
        this.byDay = byDay;
    }

    /** @param also event days to look at besides those that {@code manifests} name */
    static LakeFiles of(
            String table, Collection<Manifest> manifests, Set<Integer> also, S3Seals seals, S3OrcFiles files) {
        Set<Integer> days = new TreeSet<>(also);
        manifests.forEach(manifest -> manifest.files().forEach(file -> days.add(file.day())));
        Map<Integer, DayFiles> byDay = new TreeMap<>();
        days.forEach(day -> byDay.put(day, DayFiles.of(new EventDay(table, day), seals, files)));
        return new LakeFiles(byDay);
    }

    Collection<DayFiles> days() {
        return byDay.values();
    }

    /** Whether all rows of {@code manifest} are there. */
    boolean hold(Manifest manifest) {
        return manifest.files().stream().allMatch(file -> of(file).hold(file));
    }

    /** Whether readers see rows of {@code manifest} only when a day is sealed. */
    boolean hide(Manifest manifest) {
        return manifest.files().stream().anyMatch(file -> of(file).hide(file));
    }

    DayFiles of(OrcFile file) {
        DayFiles files = byDay.get(file.day());
        if (files == null) {
            throw new IllegalArgumentException("day " + file.day() + " was not looked at");
        }
        return files;
    }
}
