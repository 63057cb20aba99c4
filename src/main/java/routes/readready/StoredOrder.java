package routes.readready;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import routes.tables.ReadreadyTable;

/** The order of {@link RowOrder} for rows that were read from ORC files. */
final class StoredOrder {
    private final int[] columns;

    StoredOrder(ReadreadyTable table) {
        Set<Integer> order = new LinkedHashSet<>();
        table.sort().forEach(column -> order.add(table.indexOf(column)));
        order.add(table.indexOf(table.identity()));
        IntStream.range(0, table.columns().size()).forEach(order::add);
        columns = order.stream().mapToInt(column -> column).toArray();
    }

    /** Of row {@code i} of {@code left} and row {@code j} of {@code right}, both laid out as the table. */
    int compare(ColumnVector[] left, int i, ColumnVector[] right, int j) {
        for (int column : columns) {
            int compared = compare(left[column], i, right[column], j);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static int compare(ColumnVector left, int i, ColumnVector right, int j) {
        int a = left.isRepeating ? 0 : i;
        int b = right.isRepeating ? 0 : j;
        boolean leftNull = !left.noNulls && left.isNull[a];
        boolean rightNull = !right.noNulls && right.isNull[b];
        if (leftNull || rightNull) {
            return Boolean.compare(rightNull, leftNull);
        }
        if (left instanceof BytesColumnVector texts) {
            return compareTexts(texts, a, (BytesColumnVector) right, b);
        }
        if (left instanceof LongColumnVector numbers) {
            return Long.compare(numbers.vector[a], ((LongColumnVector) right).vector[b]);
        }
        if (left instanceof TimestampColumnVector times) {
            TimestampColumnVector others = (TimestampColumnVector) right;
            int compared = Long.compare(times.time[a], others.time[b]);
            return compared != 0 ? compared : Integer.compare(times.nanos[a], others.nanos[b]);
        }
        return Double.compare(((DoubleColumnVector) left).vector[a], ((DoubleColumnVector) right).vector[b]);
    }

    private static int compareTexts(BytesColumnVector left, int a, BytesColumnVector right, int b) {
        int start = left.start[a];
        int other = right.start[b];
        if (left.vector[a] == right.vector[b] && start == other && left.length[a] == right.length[b]) {
            return 0;
        }
        return Arrays.compareUnsigned(
                left.vector[a], start, start + left.length[a], right.vector[b], other, other + right.length[b]);
    }
}
