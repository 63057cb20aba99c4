package routes.readready;

import java.util.Arrays;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;

/** Fills ORC batches with rows; text goes in by reference. */
final class OrcColumns {
    private final List<ReadreadyColumn> columns;
    private final ColumnType[] types;

    OrcColumns(List<ReadreadyColumn> columns) {
        this.columns = columns;
        this.types = columns.stream().map(ReadreadyColumn::type).toArray(ColumnType[]::new);
    }

    TypeDescription schema() {
        TypeDescription schema = TypeDescription.createStruct();
        for (ReadreadyColumn column : columns) {
            schema.addField(column.name(), type(column.type()));
        }
        return schema;
    }

    /** Rows {@code order[from]} to {@code order[to]}. */
    void fill(VectorizedRowBatch batch, RowSet rows, int[] order, int from, int to) {
        batch.reset();
        batch.size = to - from;
        for (int i = 0; i < batch.size; i++) {
            ObjectRows object = rows.object(order[from + i]);
            int row = rows.within(order[from + i]);
            for (int column = 0; column < types.length; column++) {
                set(batch.cols[column], types[column], i, object, object.cell(row, column));
            }
        }
        for (ColumnVector vector : batch.cols) {
            vector.isRepeating = repeats(vector, batch.size);
        }
    }

    private static void set(ColumnVector vector, ColumnType type, int i, ObjectRows object, long cell) {
        if (cell == Cell.NULL) {
            vector.noNulls = false;
            vector.isNull[i] = true;
            return;
        }
        switch (type) {
            case STRING, JSON ->
                ((BytesColumnVector) vector).setRef(i, object.bytes(cell), Cell.offset(cell), Cell.length(cell));
            case TIMESTAMP -> {
                TimestampColumnVector times = (TimestampColumnVector) vector;
                times.time[i] = Math.floorDiv(cell, 1_000_000L);
                times.nanos[i] = (int) Math.floorMod(cell, 1_000_000_000L);
            }
            case DOUBLE -> ((DoubleColumnVector) vector).vector[i] = Double.longBitsToDouble(cell);
            case BIGINT, INT, BOOLEAN -> ((LongColumnVector) vector).vector[i] = cell;
        }
    }

    /** Rows are sorted, so many a batch holds one value only: ORC then looks it up once. */
    private static boolean repeats(ColumnVector vector, int size) {
        for (int i = 1; i < size; i++) {
            if (vector.isNull[i] != vector.isNull[0] || !vector.isNull[0] && !same(vector, i)) {
                return false;
            }
        }
        return size > 0;
    }

    private static boolean same(ColumnVector vector, int i) {
        if (vector instanceof BytesColumnVector texts) {
            return Arrays.equals(
                    texts.vector[0],
                    texts.start[0],
                    texts.start[0] + texts.length[0],
                    texts.vector[i],
                    texts.start[i],
                    texts.start[i] + texts.length[i]);
        }
        if (vector instanceof LongColumnVector numbers) {
            return numbers.vector[0] == numbers.vector[i];
        }
        return false;
    }

    private static TypeDescription type(ColumnType type) {
        return switch (type) {
            case STRING, JSON -> TypeDescription.createString();
            case TIMESTAMP -> TypeDescription.createTimestamp();
            case BIGINT -> TypeDescription.createLong();
            case INT -> TypeDescription.createInt();
            case DOUBLE -> TypeDescription.createDouble();
            case BOOLEAN -> TypeDescription.createBoolean();
        };
    }
}
