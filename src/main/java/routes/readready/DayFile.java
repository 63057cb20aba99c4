package routes.readready;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The ORC file of one event day.
 *
 * @param day yyyymmdd in UTC
 * @param duplicates rows left out because the file holds another one of their identity
 * @param bytes size of the file
 * @param sha256 of the file, hex
 * @param earliest event time
 * @param latest event time
 */
public record DayFile(
        int day, Path path, long rows, long duplicates, long bytes, String sha256, Instant earliest, Instant latest) {}
