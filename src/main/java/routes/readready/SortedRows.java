package routes.readready;

import java.util.BitSet;

/**
 * Row numbers in the order of a file. Rows with the same texts in the columns they are sorted by are a group: in a batch of one group
 * most columns hold a single value, which ORC then looks up once.
 *
 * @param groups the places where a group starts
 */
record SortedRows(int[] rows, BitSet groups) {
    /** A group as large as this has batches of its own. */
    private static final int LARGE = 64;

    int size() {
        return rows.length;
    }

    /** Where the batch that starts at {@code from} ends: behind a large group, before one, or after {@code most} rows. */
    int endOfBatch(int from, int most) {
        int last = Math.min(rows.length, from + most);
        int end = from;
        while (end < last && end - from < LARGE) {
            int next = groups.nextSetBit(end + 1);
            int endOfGroup = next < 0 ? last : Math.min(next, last);
            if (end > from && endOfGroup - end >= LARGE) {
                return end;
            }
            end = endOfGroup;
        }
        return end;
    }
}
