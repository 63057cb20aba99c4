package routes.readready;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The different texts of one column, each known by the first row that held it. */
final class TextSet {
    private final RowSet rows;
    private final int column;
    private int[] table = new int[64];
    private int[] hashes = new int[64];
    private int size;
    private final long[] cells = new long[256];
    private final int[] firstOf = new int[256];
    private @Nullable ObjectRows object;

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
        int hash = rows.hash(row, column);
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] >= 0) {
            if (hashes[at] == hash && rows.sameText(table[at], row, column)) {
                return table[at];
            }
            at = at + 1 & mask;
        }
        put(row, hash, at);
        size++;
        return row;
    }

    /** The same as {@link #first}, quick where an object repeats a slice; asked object by object. */
    int firstByCell(int row) {
        if (rows.object(row) != object) {
            object = rows.object(row);
            Arrays.fill(cells, Cell.NULL);
        }
        long cell = rows.cell(row, column);
        int at = (int) (cell * 0x9e3779b97f4a7c15L >>> 56);
        if (cells[at] != cell) {
            firstOf[at] = first(row);
            cells[at] = cell;
        }
        return firstOf[at];
    }

    int[] firsts() {
        return Arrays.stream(table).filter(row -> row >= 0).sorted().toArray();
    }

    private void put(int row, int hash, int at) {
        table[at] = row;
        hashes[at] = hash;
    }

    private void grow() {
        int[] rowsBefore = table;
        int[] hashesBefore = hashes;
        table = new int[rowsBefore.length * 4];
        hashes = new int[table.length];
        Arrays.fill(table, -1);
        for (int i = 0; i < rowsBefore.length; i++) {
            if (rowsBefore[i] >= 0) {
                int at = hashesBefore[i] & table.length - 1;
                while (table[at] >= 0) {
                    at = at + 1 & table.length - 1;
                }
                put(rowsBefore[i], hashesBefore[i], at);
            }
        }
    }
}
