package routes.readready;

import java.util.List;

/**
 * What one call wrote.
 *
 * @param files one per event day, by day
 * @param duplicates rows left out because their identity came before; rows of all files + duplicates = rows given
 */
public record Written(List<DayFile> files, long duplicates) {
    public Written {
        files = List.copyOf(files);
    }

    /** Rows of all files. */
    public long rows() {
        return files.stream().mapToLong(DayFile::rows).sum();
    }
}
