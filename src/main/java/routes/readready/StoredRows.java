package routes.readready;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import routes.tables.ReadreadyTable;

/** A walk over the rows of one ORC file. Stands before the first row when made. */
final class StoredRows implements AutoCloseable {
    private static final Configuration HADOOP = new Configuration(false);

    private final Path file;
    private final Reader reader;
    private final RecordReader records;
    private final StoredColumns layout;
    private VectorizedRowBatch batch;
    private VectorizedRowBatch before;
    private ColumnVector[] columns;
    private ColumnVector[] columnsBefore;
    private int row = -1;

    StoredRows(Path file, ReadreadyTable table) throws IOException {
        this.file = file;
        reader = OrcFile.createReader(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.readerOptions(HADOOP).filesystem(new LocalFiles(HADOOP)).useUTCTimestamp(true));
        try {
            layout = new StoredColumns(file, table, reader.getSchema(), version());
            records = reader.rows();
        } catch (IOException | RuntimeException failed) {
            reader.close();
            throw failed;
        }
        batch = layout.newBatch();
        before = layout.newBatch();
        columns = layout.of(batch);
        columnsBefore = layout.of(before);
    }

    Path file() {
        return file;
    }

    long size() {
        return reader.getNumberOfRows();
    }

    /** The current batch; reading on makes another of it. */
    ColumnVector[] columns() {
        return columns;
    }

    /** The current row of the current batch. */
    int row() {
        return row;
    }

    boolean atEndOfBatch() {
        return row + 1 >= batch.size;
    }

    /** False when there are no more rows. */
    boolean next() throws IOException {
        if (!atEndOfBatch()) {
            row++;
            return true;
        }
        VectorizedRowBatch last = batch;
        batch = before;
        before = last;
        ColumnVector[] lastColumns = columns;
        columns = columnsBefore;
        columnsBefore = lastColumns;
        row = 0;
        return records.nextBatch(batch) && batch.size > 0;
    }

    /** Whether the current row does not belong before the one that came before it. */
    boolean isInOrder(StoredOrder order) {
        if (row > 0) {
            return order.compare(columns, row - 1, columns, row) <= 0;
        }
        return before.size == 0 || order.compare(columnsBefore, before.size - 1, columns, row) <= 0;
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    private String version() {
        return reader.hasMetadataValue("loglake.version")
                ? StandardCharsets.UTF_8
                        .decode(reader.getMetadataValue("loglake.version"))
                        .toString()
                : "?";
    }
}
