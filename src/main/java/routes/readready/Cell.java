package routes.readready;

/**
 * One value of a row in 64 bits: numbers and booleans as they are, timestamps as nanoseconds since 1970, everything that is text as
 * a slice of an object's bytes or of its side.
 */
final class Cell {
    static final long NULL = Long.MIN_VALUE;
    private static final long SIDE = 1L << 62;
    private static final long LENGTH = (1L << 31) - 1;

    private Cell() {}

    static long slice(boolean side, int offset, int length) {
        return (side ? SIDE : 0) | (long) offset << 31 | length;
    }

    static boolean side(long slice) {
        return (slice & SIDE) != 0;
    }

    static int offset(long slice) {
        return (int) (slice >>> 31 & LENGTH);
    }

    static int length(long slice) {
        return (int) (slice & LENGTH);
    }

    static int end(long slice) {
        return offset(slice) + length(slice);
    }

    /** Of two cells that hold the bits of a number: by value, null first. */
    static int compareDoubles(long left, long right) {
        if (left == NULL || right == NULL) {
            return Boolean.compare(right == NULL, left == NULL);
        }
        return Double.compare(Double.longBitsToDouble(left), Double.longBitsToDouble(right));
    }
}
