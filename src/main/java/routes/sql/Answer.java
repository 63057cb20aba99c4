package routes.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query returned.
 *
 * @param types Athena's name of each column's type
 * @param rows cells as text, null for NULL
 * @param scannedBytes read from S3
 * @param millis in the engine
 */
public record Answer(
        List<String> columns, List<String> types, List<List<@Nullable String>> rows, long scannedBytes, long millis) {}
