package routes.readready;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Sorts a file of any size: into several files, each as large as memory takes. */
final class SortedRuns {
    private static final long RUN_BYTES = 64L << 20;

    private final OrcLayout layout;
    private final StoredOrder order;
    private final Path folder;
    private final String name;
    private final List<ColumnVector[]> batches = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private int rows;
    private long bytes;

    /** Files named after {@code name}, in {@code folder}. */
    SortedRuns(OrcLayout layout, Path folder, String name) {
        this.layout = layout;
        this.order = new StoredOrder(layout.table());
        this.folder = folder;
        this.name = name;
    }

    List<Path> of(Path file) throws IOException {
        try (StoredRows stored = new StoredRows(file, layout.table())) {
            RowCollector collector = new RowCollector(layout.schema(), this::collect);
            while (stored.next()) {
                collector.add(stored.columns(), stored.row());
                if (stored.atEndOfBatch()) {
                    collector.copy();
                }
            }
            collector.finish();
        }
        if (rows > 0) {
            write();
        }
        return runs;
    }

    private void collect(VectorizedRowBatch batch, long batchBytes) throws IOException {
        batches.add(batch.cols);
        rows += batch.size;
        bytes += batchBytes;
        if (bytes >= RUN_BYTES) {
            write();
        }
    }

    private void write() throws IOException {
        int batch = OrcLayout.ROWS_A_BATCH;
        int[] places = IntStream.range(0, rows).toArray();
        MergeSort.sort(
                places, (a, b) -> order.compare(batches.get(a / batch), a % batch, batches.get(b / batch), b % batch));
        try (FileSeries run = new FileSeries(layout, folder, name + "-run-" + runs.size(), Long.MAX_VALUE)) {
            RowCollector collector = new RowCollector(layout.schema(), run);
            for (int place : places) {
                collector.add(batches.get(place / batch), place % batch);
            }
            collector.finish();
            run.finish().forEach(file -> runs.add(file.path()));
        }
        batches.clear();
        rows = 0;
        bytes = 0;
    }
}
