package local.athena;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The rows of a query in a file of their own.
 *
 * @param file CSV as it lies in S3
 * @param columns Name, Type, Precision and Scale of each
 */
record Results(Path file, List<Map<String, Object>> columns) {}
