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
        for (int column = 0; column < types.length; column++) {
            ColumnVector vector = batch.cols[column];
            switch (types[column]) {
                case STRING, JSON -> texts((BytesColumnVector) vector, column, rows, order, from, to);
                case TIMESTAMP -> times((TimestampColumnVector) vector, column, rows, order, from, to);
                case DOUBLE -> doubles((DoubleColumnVector) vector, column, rows, order, from, to);
                case BIGINT, INT, BOOLEAN -> numbers((LongColumnVector) vector, column, rows, order, from, to);
            }
        }
    }

    /** Rows are sorted, so many a batch holds one value only: ORC then looks it up once. */
    private static void texts(BytesColumnVector vector, int column, RowSet rows, int[] order, int from, int to) {
        boolean repeats = true;
        for (int i = 0; i < to - from; i++) {
            ObjectRows object = rows.object(order[from + i]);
            long cell = object.cell(rows.within(order[from + i]), column);
            if (cell == Cell.NULL) {
                setNull(vector, i);
            } else {
                vector.setRef(i, object.bytes(cell), Cell.offset(cell), Cell.length(cell));
            }
            repeats = repeats && vector.isNull[i] == vector.isNull[0] && (vector.isNull[i] || sameText(vector, i));
        }
        vector.isRepeating = repeats;
    }

    private static boolean sameText(BytesColumnVector texts, int i) {
        boolean sameSlice = texts.vector[0] == texts.vector[i] && texts.start[0] == texts.start[i];
        return texts.length[0] == texts.length[i]
                && (sameSlice
                        || Arrays.equals(
                                texts.vector[0],
                                texts.start[0],
                                texts.start[0] + texts.length[0],
                                texts.vector[i],
                                texts.start[i],
                                texts.start[i] + texts.length[i]));
    }

    private static void times(TimestampColumnVector vector, int column, RowSet rows, int[] order, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            long cell = rows.cell(order[from + i], column);
            if (cell == Cell.NULL) {
                setNull(vector, i);
            } else {
                vector.time[i] = Math.floorDiv(cell, 1_000_000L);
                vector.nanos[i] = (int) Math.floorMod(cell, 1_000_000_000L);
            }
        }
    }

    private static void doubles(DoubleColumnVector vector, int column, RowSet rows, int[] order, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            long cell = rows.cell(order[from + i], column);
            if (cell == Cell.NULL) {
                setNull(vector, i);
            } else {
                vector.vector[i] = Double.longBitsToDouble(cell);
            }
        }
    }

    private static void numbers(LongColumnVector vector, int column, RowSet rows, int[] order, int from, int to) {
        long first = rows.cell(order[from], column);
        boolean repeats = true;
        for (int i = 0; i < to - from; i++) {
            long cell = rows.cell(order[from + i], column);
            if (cell == Cell.NULL) {
                setNull(vector, i);
            } else {
                vector.vector[i] = cell;
            }
            repeats &= cell == first;
        }
        vector.isRepeating = repeats;
    }

    private static void setNull(ColumnVector vector, int i) {
        vector.noNulls = false;
        vector.isNull[i] = true;
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
