package local.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import local.endpoint.Json;
import org.jspecify.annotations.Nullable;

/** Columns and rows as GetQueryResults shows them. */
final class ResultSet {
    private ResultSet() {}

    static ObjectNode of(List<Map<String, Object>> columns, List<List<@Nullable String>> rows) {
        ObjectNode resultSet = Json.object();
        ArrayNode shown = resultSet.putArray("Rows");
        rows.forEach(row -> shown.addObject().set("Data", cells(row)));
        ArrayNode infos = resultSet.putObject("ResultSetMetadata").putArray("ColumnInfo");
        columns.forEach(column -> infos.add(info(column)));
        return resultSet;
    }

    /** NULL is a cell without a value. */
    private static ArrayNode cells(List<@Nullable String> row) {
        ArrayNode cells = Json.array(List.of());
        for (String value : row) {
            ObjectNode cell = cells.addObject();
            if (value != null) {
                cell.put("VarCharValue", value);
            }
        }
        return cells;
    }

    private static ObjectNode info(Map<String, Object> column) {
        ObjectNode info = Json.MAPPER.valueToTree(column);
        info.put("Label", info.path("Name").asText());
        info.put("CatalogName", "hive").put("SchemaName", "").put("TableName", "");
        info.put("Nullable", "UNKNOWN");
        return info.put(
                "CaseSensitive",
                List.of("varchar", "char").contains(info.path("Type").asText()));
    }
}
