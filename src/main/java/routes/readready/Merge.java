package routes.readready;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import routes.tables.ReadreadyTable;

/** Walks over the rows of several sorted files in the order of all of them. */
final class Merge implements AutoCloseable {
    private final StoredOrder order;
    private final List<StoredRows> inputs = new ArrayList<>();
    private final StoredRows[] heap;
    private int size;

    Merge(ReadreadyTable table, List<Path> files) throws IOException {
        order = new StoredOrder(table);
        heap = new StoredRows[files.size()];
        try {
            for (Path file : files) {
                inputs.add(new StoredRows(file, table));
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Rows of all files. */
    long rows() {
        return inputs.stream().mapToLong(StoredRows::size).sum();
    }

    /** Hands on every row that {@code stays}; to be called once. */
    void into(RowCollector out, Predicate<StoredRows> stays) throws IOException, OutOfOrder {
        for (StoredRows input : inputs) {
            if (input.next()) {
                heap[size++] = input;
            }
        }
        for (int place = size / 2 - 1; place >= 0; place--) {
            sink(place);
        }
        while (size > 0) {
            StoredRows least = heap[0];
            if (stays.test(least)) {
                out.add(least.columns(), least.row());
            }
            if (least.atEndOfBatch()) {
                out.copy();
            }
            advance(least);
        }
        out.finish();
    }

    private void advance(StoredRows least) throws IOException, OutOfOrder {
        if (!least.next()) {
            heap[0] = heap[--size];
        } else if (!least.isInOrder(order)) {
            throw new OutOfOrder(least.file());
        }
        sink(0);
    }

    private void sink(int from) {
        StoredRows sinking = heap[from];
        int place = from;
        for (int child; (child = place * 2 + 1) < size; place = child) {
            if (child + 1 < size && compare(heap[child + 1], heap[child]) < 0) {
                child++;
            }
            if (compare(sinking, heap[child]) <= 0) {
                break;
            }
            heap[place] = heap[child];
        }
        heap[place] = sinking;
    }

    private int compare(StoredRows left, StoredRows right) {
        return order.compare(left.columns(), left.row(), right.columns(), right.row());
    }

    @Override
    public void close() throws IOException {
        for (StoredRows input : inputs) {
            input.close();
        }
    }
}
