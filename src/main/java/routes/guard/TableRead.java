package routes.guard;

import io.trino.sql.tree.Table;

/** One mention of a table of the lake in a query, and the days of it that the query asks for. */
final class TableRead {
    private final Table node;
    private final TableView view;
    private final boolean aliased;
    private DayRange days = DayRange.ALL;
    private boolean optional;

    TableRead(Table node, TableView view, boolean aliased) {
        this.node = node;
        this.view = view;
        this.aliased = aliased;
    }

    Table node() {
        return node;
    }

    TableView view() {
        return view;
    }

    String table() {
        return view.table().name();
    }

    /** Whether the query gives it a name of its own. */
    boolean isAliased() {
        return aliased;
    }

    DayRange days() {
        return days;
    }

    void narrow(DayRange bound) {
        days = days.and(bound);
    }

    /** An outer join keeps the rows of the other side where this one has none, so its bound belongs into the ON. */
    void makeOptional() {
        optional = true;
    }

    boolean isOptional() {
        return optional;
    }

    Searched searched() {
        return days.searched(table());
    }
}
