package routes.readready;

import java.util.List;

/**
 * What one call wrote; rows + duplicates = rows given.
 *
 * @param files one per event day, by day
 */
public record Written(List<DayFile> files) {
    public Written {
        files = List.copyOf(files);
    }

    /** Rows of all files. */
    public long rows() {
        return files.stream().mapToLong(DayFile::rows).sum();
    }

    /** Rows left out of all files. */
    public long duplicates() {
        return files.stream().mapToLong(DayFile::duplicates).sum();
    }
}
