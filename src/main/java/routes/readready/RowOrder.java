package routes.readready;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import routes.tables.ColumnType;
import routes.tables.ReadreadyTable;

/**
 * Sorts rows by the table's sort columns, then by identity, then by all other columns as the table lists them; null first, text
 * bytewise, numbers by value. What a row holds decides alone, not where it came from.
 */
final class RowOrder {
    private final RowSet rows;
    private final ReadreadyTable table;
    private final int identity;
    private final int[] others;

    RowOrder(RowSet rows, ReadreadyTable table) {
        this.rows = rows;
        this.table = table;
        this.identity = table.indexOf(table.identity());
        this.others = IntStream.range(0, table.columns().size())
                .filter(column -> column != identity
                        && !table.sort().contains(table.columns().get(column).name()))
                .toArray();
    }

    /** @param chosen row numbers */
    SortedRows sorted(int[] chosen) {
        List<String> sort = table.sort();
        long[][] keys = new long[sort.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys(chosen, table.indexOf(sort.get(i)));
        }
        int[] places = IntStream.range(0, chosen.length).toArray();
        MergeSort.sort(places, (a, b) -> compare(keys, chosen, a, b));
        BitSet groups = groups(keys, places);
        return new SortedRows(Arrays.stream(places).map(place -> chosen[place]).toArray(), groups);
    }

    private BitSet groups(long[][] keys, int[] places) {
        BitSet groups = new BitSet(places.length);
        for (int column = 0; column < keys.length; column++) {
            if (isText(table.indexOf(table.sort().get(column)))) {
                for (int i = 1; i < places.length; i++) {
                    if (keys[column][places[i]] != keys[column][places[i - 1]]) {
                        groups.set(i);
                    }
                }
            }
        }
        return groups;
    }

    private int compare(long[][] keys, int[] chosen, int a, int b) {
        for (long[] key : keys) {
            if (key[a] != key[b]) {
                return key[a] < key[b] ? -1 : 1;
            }
        }
        int byIdentity = rows.compareText(chosen[a], chosen[b], identity);
        return byIdentity != 0 ? byIdentity : compareOthers(chosen[a], chosen[b]);
    }

    private int compareOthers(int a, int b) {
        for (int column : others) {
            int compared =
                    switch (table.columns().get(column).type()) {
                        case STRING, JSON -> rows.compareText(a, b, column);
                        case DOUBLE -> Cell.compareDoubles(rows.cell(a, column), rows.cell(b, column));
                        case TIMESTAMP, BIGINT, INT, BOOLEAN ->
                            Long.compare(rows.cell(a, column), rows.cell(b, column));
                    };
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Numbers that compare as the column's values do. */
    private long[] keys(int[] chosen, int column) {
        if (isText(column)) {
            return ranks(chosen, column);
        }
        return Arrays.stream(chosen).mapToLong(row -> rows.cell(row, column)).toArray();
    }

    private boolean isText(int column) {
        return table.columns().get(column).type() == ColumnType.STRING;
    }

    private long[] ranks(int[] chosen, int column) {
        TextSet texts = new TextSet(rows, column);
        int[] first = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            first[i] = rows.cell(chosen[i], column) == Cell.NULL ? -1 : texts.firstByCell(chosen[i]);
        }
        int[] rankOf = new int[rows.size()];
        int rank = 0;
        for (int row : byText(texts.firsts(), column)) {
            rankOf[row] = rank++;
        }
        return Arrays.stream(first).mapToLong(row -> row < 0 ? -1 : rankOf[row]).toArray();
    }

    private int[] byText(int[] texts, int column) {
        MergeSort.sort(texts, (a, b) -> rows.compareText(a, b, column));
        return texts;
    }
}
