package routes.manifest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A day was closed: the rows of many unit files, deduplicated and sorted into few. Written once, before its files, and never changed.
 *
 * @param format version of this document's shape
 * @param version 1, 2, 3 … of the day
 * @param tableVersion of the table file in force
 * @param consumed names of all unit files whose rows are in the sealed files
 * @param duplicates rows removed because their identity was there, over all versions
 * @param contentHash SHA-256 over the sorted rows, hex
 */
public record Seal(
        int format,
        String table,
        int day,
        int version,
        String tableVersion,
        Instant sealed,
        List<String> consumed,
        List<SealedFile> files,
        long rows,
        long duplicates,
        String contentHash) {
    public static final int FORMAT = 1;

    public Seal {
        consumed = List.copyOf(consumed);
        files = List.copyOf(files);
    }

    /** @param name in the folder of the seal's generation */
    public record SealedFile(String name, long rows, long bytes, String sha256) {}

    /** Whether all of its files are among {@code there}, each with all of its bytes. */
    public boolean isWhole(Collection<OrcObject> there) {
        Map<String, Long> sizes = there.stream()
                .filter(file -> file.folder().equals(folder()))
                .collect(Collectors.toMap(OrcObject::name, OrcObject::bytes, (one, same) -> one));
        return files.stream().allMatch(file -> Long.valueOf(file.bytes()).equals(sizes.get(file.name())));
    }

    public EventDay eventDay() {
        return new EventDay(table, day);
    }

    /** The folder that its files lie in; unit files that come later lie beside them. */
    public int generation() {
        return version + EventDay.FIRST_GENERATION;
    }

    public String folder() {
        return eventDay().folder(generation());
    }
}
