package routes.readready;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gives a text that its object held before the slice of the earlier one, so that most equal texts are known by their cells, without
 * a look at bytes that are far away by then. A memory only: what it forgets costs time, not truth.
 */
final class SameTexts {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MET = 1024;
    private static final int LONGEST = 512;
    private static final int PATIENCE = 16;

    private final CellReader reader;
    private final long[] met = new long[MET];
    private final int[] patience;

    SameTexts(CellReader reader, int columns) {
        this.reader = reader;
        this.patience = new int[columns];
        Arrays.fill(met, Cell.NULL);
        Arrays.fill(patience, PATIENCE);
    }

    /** A slice of the same text; columns whose texts hardly ever come again are left alone. */
    long slice(int column, long text) {
        int length = Cell.length(text);
        if (text == Cell.NULL || patience[column] == 0 || length > LONGEST) {
            return text;
        }
        byte[] bytes = reader.bytes(text);
        int from = Cell.offset(text);
        int at = hash(bytes, from, length) & MET - 1;
        long earlier = met[at];
        if (earlier != Cell.NULL && same(earlier, bytes, from, length)) {
            patience[column] = Math.min(patience[column] + 1, PATIENCE);
            return earlier;
        }
        patience[column]--;
        met[at] = text;
        return text;
    }

    private boolean same(long earlier, byte[] bytes, int from, int length) {
        int start = Cell.offset(earlier);
        return Arrays.equals(reader.bytes(earlier), start, start + Cell.length(earlier), bytes, from, from + length);
    }

    /** Of length, middle and end: names of one kind begin alike. */
    private static int hash(byte[] bytes, int from, int length) {
        long mixed = length;
        if (length >= 8) {
            mixed ^= (long) EIGHT.get(bytes, from + length - 8);
            mixed = mixed * 0x9e3779b97f4a7c15L ^ (long) EIGHT.get(bytes, from + (length - 8) / 2);
        } else {
            for (int i = from; i < from + length; i++) {
                mixed = mixed << 8 | bytes[i] & 0xff;
            }
        }
        mixed *= 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 40);
    }
}
