package routes.readready;

import java.util.List;

/**
 * What sealing wrote; rows + duplicates = rows of the inputs.
 *
 * @param files in the order of their rows
 * @param duplicates rows left out because another one of their identity stayed
 * @param contentHash SHA-256 of the rows in their order, hex: the same for the same rows, whatever the files look like
 */
public record Sealed(List<SealedFile> files, long duplicates, String contentHash) {
    public Sealed {
        files = List.copyOf(files);
    }

    /** Rows of all files. */
    public long rows() {
        return files.stream().mapToLong(SealedFile::rows).sum();
    }
}
