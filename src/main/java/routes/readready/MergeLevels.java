package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;

/** One merge of many files, in several levels when they are more than can be open at once. */
final class MergeLevels {
    /** Files open at once: each has a stripe and some hundred blocks in memory. */
    static final int FAN_IN = 24;

    private final OrcLayout layout;
    private final List<Path> inputs;
    private final Path temp;
    private int merges;

    /** @param temp a folder for what is only needed meanwhile */
    MergeLevels(OrcLayout layout, List<Path> inputs, Path temp) {
        this.layout = layout;
        this.inputs = new ArrayList<>(inputs);
        this.temp = temp;
    }

    Sealed into(Path folder, long fileBytes) throws IOException {
        for (; ; merges++) {
            try {
                if (inputs.size() <= FAN_IN) {
                    return sealed(folder, fileBytes);
                }
                mergeSmallest();
            } catch (OutOfOrder unsorted) {
                List<Path> runs = new SortedRuns(layout, temp, "sorted-" + merges).of(unsorted.file());
                inputs.addAll(runs);
                drop(unsorted.file());
            }
        }
    }

    private Sealed sealed(Path folder, long fileBytes) throws IOException, OutOfOrder {
        ContentHash hash = new ContentHash(layout.table().columns());
        try (Merge merge = new Merge(layout.table(), inputs);
                FileSeries files = new FileSeries(layout, folder, "sealed", fileBytes)) {
            BatchSink sink = (batch, bytes) -> {
                hash.add(batch);
                files.add(batch, bytes);
            };
            merge.into(new RowCollector(layout.schema(), sink), firstOfIdentity(merge.rows()));
            List<SealedFile> written = files.finish();
            long rows = written.stream().mapToLong(SealedFile::rows).sum();
            return new Sealed(written, merge.rows() - rows, hash.hex());
        }
    }

    private Predicate<StoredRows> firstOfIdentity(long rows) {
        int identity = layout.table().indexOf(layout.table().identity());
        IdentitySet met = new IdentitySet(rows);
        return stored -> {
            BytesColumnVector texts = (BytesColumnVector) stored.columns()[identity];
            int row = texts.isRepeating ? 0 : stored.row();
            return !texts.noNulls && texts.isNull[row] || met.add(texts, row);
        };
    }

    /** As few as lead to a last merge of as many as can be. */
    private void mergeSmallest() throws IOException, OutOfOrder {
        inputs.sort(Comparator.comparingLong(MergeLevels::size));
        List<Path> smallest = List.copyOf(inputs.subList(0, Math.min(FAN_IN, inputs.size() - FAN_IN + 1)));
        try (Merge merge = new Merge(layout.table(), smallest);
                FileSeries files = new FileSeries(layout, temp, "merged-" + merges, Long.MAX_VALUE)) {
            merge.into(new RowCollector(layout.schema(), files), stored -> true);
            files.finish().forEach(file -> inputs.add(file.path()));
        }
        for (Path file : smallest) {
            drop(file);
        }
    }

    private void drop(Path file) throws IOException {
        inputs.remove(file);
        if (file.startsWith(temp)) {
            Files.delete(file);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(file + " cannot be read; fetch it again", gone);
        }
    }
}
