package routes.readready;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The rows of several objects, numbered in the order of objects and records. */
final class RowSet {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ObjectRows[] objects;
    private final int[] firstOf;
    private final int[] objectOf;

    RowSet(List<ObjectRows> objects) {
        this.objects = objects.toArray(ObjectRows[]::new);
        this.firstOf = new int[this.objects.length];
        int rows = 0;
        for (int i = 0; i < firstOf.length; i++) {
            firstOf[i] = rows;
            rows = Math.addExact(rows, this.objects[i].rows());
        }
        this.objectOf = new int[rows];
        for (int i = 0; i < firstOf.length; i++) {
            Arrays.fill(objectOf, firstOf[i], firstOf[i] + this.objects[i].rows(), i);
        }
    }

    int size() {
        return objectOf.length;
    }

    ObjectRows object(int row) {
        return objects[objectOf[row]];
    }

    /** The number of a row within its object. */
    int within(int row) {
        return row - firstOf[objectOf[row]];
    }

    long cell(int row, int column) {
        return object(row).cell(within(row), column);
    }

    /** Of two text cells of the same column: bytewise, null first. */
    int compareText(int left, int right, int column) {
        long a = cell(left, column);
        long b = cell(right, column);
        if (a == Cell.NULL || b == Cell.NULL) {
            return Boolean.compare(b == Cell.NULL, a == Cell.NULL);
        }
        return Arrays.compareUnsigned(
                object(left).bytes(a),
                Cell.offset(a),
                Cell.end(a),
                object(right).bytes(b),
                Cell.offset(b),
                Cell.end(b));
    }

    /** Whether two rows hold the same text, or none, in a column. */
    boolean sameText(int left, int right, int column) {
        long a = cell(left, column);
        long b = cell(right, column);
        if (a == Cell.NULL || b == Cell.NULL) {
            return a == b;
        }
        return a == b && object(left) == object(right)
                || Arrays.equals(
                        object(left).bytes(a),
                        Cell.offset(a),
                        Cell.end(a),
                        object(right).bytes(b),
                        Cell.offset(b),
                        Cell.end(b));
    }

    /** Of a text cell that is not null. */
    int hash(int row, int column) {
        ObjectRows object = object(row);
        long cell = object.cell(within(row), column);
        byte[] bytes = object.bytes(cell);
        int at = Cell.offset(cell);
        int end = Cell.end(cell);
        long hash = end - at;
        for (; at <= end - 8; at += 8) {
            hash = mixed(hash ^ (long) EIGHT.get(bytes, at));
        }
        for (; at < end; at++) {
            hash = hash * 31 + bytes[at];
        }
        hash = mixed(hash);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mixed(long bits) {
        long product = bits * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 29;
    }
}
