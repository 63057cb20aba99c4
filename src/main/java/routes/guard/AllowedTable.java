package routes.guard;

import java.util.List;

/**
 * A table as a role sees it.
 *
 * @param partitionColumn the day, yyyymmdd, that every query must bound from below; it is among the columns
 */
public record AllowedTable(String name, String comment, String partitionColumn, List<AllowedColumn> columns) {
    public AllowedTable {
        columns = List.copyOf(columns);
    }
}
