package routes.readready;

import java.nio.file.Path;

/**
 * One of the ORC files of a sealed day.
 *
 * @param bytes size of the file
 * @param sha256 of the file, hex
 */
public record SealedFile(Path path, long rows, long bytes, String sha256) {}
