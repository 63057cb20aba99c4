package routes.readready;

import java.util.Arrays;

/** The different texts of one column, each known by the first row that held it. */
final class TextSet {
    private final RowSet rows;
    private final int column;
    private int[] table = new int[64];
    private int size;

    TextSet(RowSet rows, int column) {
        this.rows = rows;
        this.column = column;
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    /** The first row with this row's text, which is not null: the row itself when the text is new. */
    int first(int row) {
        if (size > table.length / 2) {
            grow();
        }
        int at = slot(row);
        if (table[at] < 0) {
            table[at] = row;
            size++;
        }
        return table[at];
    }

    int[] firsts() {
        return Arrays.stream(table).filter(row -> row >= 0).toArray();
    }

    private int slot(int row) {
        int mask = table.length - 1;
        int at = rows.hash(row, column) & mask;
        while (table[at] >= 0 && !rows.sameText(table[at], row, column)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int[] before = table;
        table = new int[before.length * 4];
        Arrays.fill(table, -1);
        for (int row : before) {
            if (row >= 0) {
                table[slot(row)] = row;
            }
        }
    }
}
