package routes.readready;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.ReadreadyTable;

/** Lays the columns of a stored file out as the table has them now; what an older table version did not have is null. */
final class StoredColumns {
    private final TypeDescription stored;
    private final TypeDescription wanted;
    private final int[] places;

    StoredColumns(Path file, ReadreadyTable table, TypeDescription stored, String version) {
        this.stored = stored;
        this.wanted = new OrcColumns(table.columns()).schema();
        List<String> names = stored.getFieldNames();
        Set<String> unknown = new HashSet<>(names);
        wanted.getFieldNames().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw misfit(
                    file, table, version, "has a column " + unknown.iterator().next() + ", which is not there");
        }
        places = wanted.getFieldNames().stream().mapToInt(names::indexOf).toArray();
        for (int column = 0; column < places.length; column++) {
            if (places[column] >= 0 && !sameType(column)) {
                throw misfit(
                        file,
                        table,
                        version,
                        "has a column " + names.get(places[column]) + ", which is of another type");
            }
        }
    }

    VectorizedRowBatch newBatch() {
        return stored.createRowBatch(OrcLayout.ROWS_A_BATCH);
    }

    /** The columns of a batch made by {@link #newBatch}, in the order of the table. */
    ColumnVector[] of(VectorizedRowBatch batch) {
        VectorizedRowBatch empty = wanted.createRowBatch(1);
        ColumnVector[] columns = new ColumnVector[places.length];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = places[column] >= 0 ? batch.cols[places[column]] : nothing(empty.cols[column]);
        }
        return columns;
    }

    private boolean sameType(int column) {
        return stored.getChildren()
                .get(places[column])
                .getCategory()
                .equals(wanted.getChildren().get(column).getCategory());
    }

    private static ColumnVector nothing(ColumnVector column) {
        column.noNulls = false;
        column.isRepeating = true;
        column.isNull[0] = true;
        return column;
    }

    private static LakeException misfit(Path file, ReadreadyTable table, String version, String what) {
        return new LakeException(
                Reason.BAD_CONFIGURATION,
                file.getFileName() + " was written for version " + version + " of table " + table.name() + " and "
                        + what + " in version " + table.version()
                        + "; give the table file that column back, or rebuild the day");
    }
}
