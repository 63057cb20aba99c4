package routes.guard;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What of a table a role sees, in terms of SQL.
 *
 * @param denied columns that the table has and the role does not see
 * @param masks SQL that stands for a column, by its name
 * @param rows SQL that holds for the rows that the role sees; empty: all
 */
record TableView(AllowedTable table, Set<String> denied, SortedMap<String, String> masks, String rows) {
    TableView {
        denied = Set.copyOf(denied);
        masks = java.util.Collections.unmodifiableSortedMap(masks);
    }

    /** Column name to what is read for it, in the table's order. */
    Map<String, String> select() {
        Map<String, String> select = new java.util.LinkedHashMap<>();
        table.columns()
                .forEach(column ->
                        select.put(column.name(), masks.getOrDefault(column.name(), '"' + column.name() + '"')));
        return select;
    }
}
