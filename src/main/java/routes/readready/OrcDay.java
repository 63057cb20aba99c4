package routes.readready;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;

/** Writes the ORC file of one day from rows in memory. Equal rows in equal order make equal bytes. */
final class OrcDay {
    private static final int SAMPLE = 1024;

    private final OrcLayout layout;
    private final List<ReadreadyColumn> columns;

    OrcDay(OrcLayout layout) {
        this.layout = layout;
        this.columns = layout.table().columns();
    }

    /** @return SHA-256 of the file, hex; a file that could not be finished is deleted */
    String write(RowSet rows, SortedRows order, Path file) throws IOException {
        OrcColumns filler = new OrcColumns(columns);
        try (OrcFileWriter writer = new OrcFileWriter(file, layout, directColumns(rows, order.rows()))) {
            VectorizedRowBatch batch = filler.schema().createRowBatch(OrcLayout.ROWS_A_BATCH);
            for (int from = 0, to; from < order.size(); from = to) {
                to = order.endOfBatch(from, OrcLayout.ROWS_A_BATCH);
                filler.fill(batch, rows, order.rows(), from, to);
                writer.add(batch);
            }
            return writer.finish();
        }
    }

    /** Text columns without a dictionary: building one costs more than all else unless few different texts fill the column. */
    private List<ReadreadyColumn> directColumns(RowSet rows, int[] order) {
        return IntStream.range(0, columns.size())
                .filter(column -> isText(column) && !repeatsItself(rows, order, column))
                .mapToObj(columns::get)
                .toList();
    }

    private boolean isText(int column) {
        ColumnType type = columns.get(column).type();
        return type == ColumnType.STRING || type == ColumnType.JSON;
    }

    private static boolean repeatsItself(RowSet rows, int[] order, int column) {
        TextSet texts = new TextSet(rows, column);
        int step = Math.max(1, order.length / SAMPLE);
        int filled = 0;
        for (int i = 0; i < order.length; i += step) {
            if (rows.cell(order[i], column) != Cell.NULL) {
                texts.first(order[i]);
                filled++;
            }
        }
        return texts.size() <= filled / 8;
    }
}
