package routes.readready;

import java.util.Arrays;
import java.util.List;

/** The rows of several objects, numbered in the order of objects and records. */
final class RowSet {
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

    /** Whether two rows hold the same text, which is not null, in a column. */
    boolean sameText(int left, int right, int column) {
        long a = cell(left, column);
        long b = cell(right, column);
        return Arrays.equals(
                object(left).bytes(a),
                Cell.offset(a),
                Cell.end(a),
                object(right).bytes(b),
                Cell.offset(b),
                Cell.end(b));
    }

    /** Of a text cell that is not null. */
    int hash(int row, int column) {
        long cell = cell(row, column);
        byte[] bytes = object(row).bytes(cell);
        int hash = Cell.length(cell);
        for (int i = Cell.offset(cell), end = Cell.end(cell); i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9e3779b9;
        return hash ^ hash >>> 15;
    }
}
