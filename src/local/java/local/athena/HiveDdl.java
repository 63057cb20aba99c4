package local.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** A table of the catalog as the CREATE EXTERNAL TABLE that Athena shows, line by line. */
final class HiveDdl {
    private HiveDdl() {}

    static List<String> of(Table table) {
        StorageDescriptor storage = table.storageDescriptor();
        SerDeInfo serde = storage.serdeInfo();
        List<String> lines = new ArrayList<>();
        lines.add("CREATE EXTERNAL TABLE `" + table.databaseName() + "." + table.name() + "`(");
        lines.addAll(listed(storage.columns()));
        if (!table.partitionKeys().isEmpty()) {
            lines.add("PARTITIONED BY ( ");
            lines.addAll(listed(table.partitionKeys()));
        }

        lines.addAll(List.of("ROW FORMAT SERDE ", "  " + quoted(serde.serializationLibrary())));
        lines.addAll(properties("WITH SERDEPROPERTIES ( ", serde.parameters()));
        lines.addAll(List.of("STORED AS INPUTFORMAT ", "  " + quoted(storage.inputFormat())));
        lines.addAll(List.of("OUTPUTFORMAT ", "  " + quoted(storage.outputFormat())));
        lines.addAll(List.of("LOCATION", "  " + quoted(storage.location())));
        lines.addAll(properties("TBLPROPERTIES (", table.parameters()));
        return lines;
    }

    private static List<String> listed(List<Column> columns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String comment = column.comment() == null ? "" : " COMMENT " + quoted(column.comment());
            String end = i == columns.size() - 1 ? ")" : ", ";
            lines.add("  `" + column.name() + "` " + column.type() + comment + end);
        }
        return lines;
    }

    private static List<String> properties(String head, Map<String, String> properties) {
        if (properties.isEmpty()) {
            return List.of();
        }

        StringJoiner pairs = new StringJoiner(", \n", "", ")");
        new TreeMap<>(properties).forEach((key, value) -> pairs.add("  " + quoted(key) + "=" + quoted(value)));
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(pairs.toString().lines().toList());
        return lines;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }
}
