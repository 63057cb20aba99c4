package routes.tables;

import java.util.List;

/** The raw table of a source: the objects as they were delivered. */
public record RawTable(
        String name, String comment, List<GlueColumn> columns, List<GlueColumn> partitionKeys, Serde serde) {
    public RawTable {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
    }
}
