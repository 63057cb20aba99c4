package routes.readready;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

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

    /** What stays of them, in the same order. */
    SortedRows only(IntPredicate stays) {
        int[] kept = new int[rows.length];
        BitSet starts = new BitSet(rows.length);
        boolean start = false;
        int size = 0;
        for (int place = 0; place < rows.length; place++) {
            start |= groups.get(place);
            if (stays.test(rows[place])) {
                starts.set(size, start);
                start = false;
                kept[size++] = rows[place];
            }
        }
        return new SortedRows(Arrays.copyOf(kept, size), starts);
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
