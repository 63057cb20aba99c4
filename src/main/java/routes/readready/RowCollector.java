package routes.readready;

import java.io.IOException;
import java.util.Arrays;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/**
 * Collects rows from other batches into full ones, column by column. Text stays where it is: ORC reads every batch's text into arrays
 * of their own.
 */
final class RowCollector {
    private static final int ROWS = OrcLayout.ROWS_A_BATCH;

    private final TypeDescription schema;
    private final BatchSink sink;
    private final ColumnVector[][] waiting = new ColumnVector[ROWS][];
    private final int[] waitingRows = new int[ROWS];
    private VectorizedRowBatch batch;
    private int waits;
    private long bytes;

    RowCollector(TypeDescription schema, BatchSink sink) {
        this.schema = schema;
        this.sink = sink;
        this.batch = schema.createRowBatch(ROWS);
    }

    /** A row of columns that must not change before {@link #copy}. */
    void add(ColumnVector[] columns, int row) throws IOException {
        waiting[waits] = columns;
        waitingRows[waits++] = row;
        if (batch.size + waits == ROWS) {
            copy();
            handOn();
        }
    }

    void copy() {
        for (int column = 0; column < batch.cols.length; column++) {
            copy(column, batch.cols[column]);
        }
        batch.size += waits;
        waits = 0;
    }

    void finish() throws IOException {
        copy();
        if (batch.size > 0) {
            handOn();
        }
    }

    private void handOn() throws IOException {
        for (ColumnVector column : batch.cols) {
            column.isRepeating = repeats(column);
        }
        sink.add(batch, bytes);
        batch = schema.createRowBatch(ROWS);
        bytes = 0;
    }

    private void copy(int column, ColumnVector into) {
        for (int i = 0, at = batch.size; i < waits; i++, at++) {
            ColumnVector from = waiting[i][column];
            int row = from.isRepeating ? 0 : waitingRows[i];
            if (!from.noNulls && from.isNull[row]) {
                into.noNulls = false;
                into.isNull[at] = true;
            } else {
                bytes += copy(from, row, into, at);
            }
        }
    }

    /** @return bytes of the value */
    private static int copy(ColumnVector from, int row, ColumnVector into, int at) {
        if (into instanceof BytesColumnVector texts) {
            BytesColumnVector others = (BytesColumnVector) from;
            texts.setRef(at, others.vector[row], others.start[row], others.length[row]);
            return others.length[row];
        }
        if (into instanceof LongColumnVector numbers) {
            numbers.vector[at] = ((LongColumnVector) from).vector[row];
        } else if (into instanceof TimestampColumnVector times) {
            times.time[at] = ((TimestampColumnVector) from).time[row];
            times.nanos[at] = ((TimestampColumnVector) from).nanos[row];
        } else {
            ((DoubleColumnVector) into).vector[at] = ((DoubleColumnVector) from).vector[row];
        }
        return Long.BYTES;
    }

    /** Rows are sorted, so many a batch holds one value only: ORC then looks it up once. */
    private boolean repeats(ColumnVector column) {
        for (int i = 1; i < batch.size; i++) {
            if (column.isNull[i] != column.isNull[0] || !column.isNull[0] && !same(column, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(ColumnVector column, int i) {
        if (column instanceof BytesColumnVector texts) {
            return texts.length[i] == texts.length[0]
                    && Arrays.equals(
                            texts.vector[i],
                            texts.start[i],
                            texts.start[i] + texts.length[i],
                            texts.vector[0],
                            texts.start[0],
                            texts.start[0] + texts.length[0]);
        }
        return column instanceof LongColumnVector numbers && numbers.vector[i] == numbers.vector[0];
    }
}
