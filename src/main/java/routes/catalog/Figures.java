package routes.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * How large a partition is.
 *
 * @param bytes of its files as stored
 * @param rows 0 where they were not counted
 */
public record Figures(long bytes, long files, long rows) {
    public static final Figures NONE = new Figures(0, 0, 0);

    private static final String BYTES = "totalSize";
    private static final String FILES = "numFiles";
    private static final String ROWS = "numRows";

    public Figures and(Figures more) {
        return new Figures(bytes + more.bytes, files + more.files, rows + more.rows);
    }

    /** In the words of Hive and Glue. */
    Map<String, String> parameters() {
        return Map.of(BYTES, Long.toString(bytes), FILES, Long.toString(files), ROWS, Long.toString(rows));
    }

    /** Empty when the parameters do not tell. */
    static Optional<Figures> in(Map<String, String> parameters) {
        try {
            return Optional.of(new Figures(
                    Long.parseLong(parameters.getOrDefault(BYTES, "")),
                    Long.parseLong(parameters.getOrDefault(FILES, "")),
                    Long.parseLong(parameters.getOrDefault(ROWS, "0"))));
        } catch (NumberFormatException missing) {
            return Optional.empty();
        }
    }
}
