package routes.tables;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The readready table of a source: a list of columns.
 *
 * @param records where in an object the array of its records lies; no keys where the format says so itself
 * @param identity column by which a record is known again
 * @param eventTime timestamp column whose UTC day is the row's partition
 * @param sort columns by which the rows of a file are sorted
 * @param foreign values of a column that prove that an object is a log of another kind
 * @param version of the table file
 */
public record ReadreadyTable(
        String name,
        String comment,
        JsonPath records,
        String identity,
        String eventTime,
        List<String> sort,
        List<ReadreadyColumn> columns,
        Map<String, Set<String>> foreign,
        String version) {
    private static final GlueColumn DAY =
            new GlueColumn("logcalendarday", "int", "Day of the event in UTC, yyyymmdd. Name it in every query.");

    public ReadreadyTable {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
        foreign = Map.copyOf(foreign);
    }

    public List<GlueColumn> glueColumns() {
        return columns.stream().map(ReadreadyColumn::glueColumn).toList();
    }

    /** {@code logcalendarday}, an int. */
    public List<GlueColumn> partitionKeys() {
        return List.of(DAY);
    }

    /** The place of a column, from 0; -1 for a name that the table does not have. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
