package routes.readready;

/** Sorts numbers of rows, without an object per row. */
final class MergeSort {
    private MergeSort() {}

    interface Comparison {
        int compare(int left, int right);
    }

    static void sort(int[] numbers, Comparison order) {
        sort(numbers, numbers.clone(), 0, numbers.length, order);
    }

    private static void sort(int[] into, int[] from, int start, int end, Comparison order) {
        if (end - start < 2) {
            return;
        }
        int middle = start + end >>> 1;
        sort(from, into, start, middle, order);
        sort(from, into, middle, end, order);
        if (order.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, into, start, end - start);
            return;
        }
        for (int at = start, left = start, right = middle; at < end; at++) {
            boolean takeLeft = right >= end || left < middle && order.compare(from[left], from[right]) <= 0;
            into[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
