package routes.tables;

import java.util.Map;

/** How Athena reads the files of a table; class names of Hive. */
public record Serde(String inputFormat, String outputFormat, String library, Map<String, String> parameters) {}
