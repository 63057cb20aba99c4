package routes.readready;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches into ORC files {@code <name>-0001.orc} and so on. Where a file ends and which columns have dictionaries follows from
 * the batches alone. Closing deletes all of them unless they were finished.
 */
final class FileSeries implements BatchSink, AutoCloseable {
    /** Batches at the beginning of a file by which its dictionaries are chosen. */
    private static final int SAMPLE = 16;

    private final OrcLayout layout;
    private final Path folder;
    private final String name;
    private final long fileBytes;
    private final List<SealedFile> files = new ArrayList<>();
    private final List<VectorizedRowBatch> sample = new ArrayList<>();
    private @Nullable OrcFileWriter writer;
    private long rows;
    private long bytes;
    private boolean finished;

    /** @param fileBytes of values that a file holds before the next one starts */
    FileSeries(OrcLayout layout, Path folder, String name, long fileBytes) {
        this.layout = layout;
        this.folder = folder;
        this.name = name;
        this.fileBytes = fileBytes;
    }

    @Override
    public void add(VectorizedRowBatch batch, long batchBytes) throws IOException {
        if (bytes >= fileBytes) {
            finishFile();
        }
        rows += batch.size;
        bytes += batchBytes;
        if (writer != null) {
            writer.add(batch);
            return;
        }
        sample.add(batch);
        if (sample.size() == SAMPLE) {
            writer = started();
        }
    }

    List<SealedFile> finish() throws IOException {
        if (rows > 0) {
            finishFile();
        }
        finished = true;
        return files;
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        try (OrcFileWriter half = writer) {
            for (SealedFile file : files) {
                Files.deleteIfExists(file.path());
            }
        }
    }

    private void finishFile() throws IOException {
        try (OrcFileWriter last = writer != null ? writer : started()) {
            writer = null;
            String sha256 = last.finish();
            files.add(new SealedFile(path(), rows, Files.size(path()), sha256));
        }
        rows = 0;
        bytes = 0;
    }

    private OrcFileWriter started() throws IOException {
        var direct = new Repeats(sample).without(layout.table().columns());
        OrcFileWriter started = new OrcFileWriter(path(), layout, direct);
        try {
            for (VectorizedRowBatch batch : sample) {
                started.add(batch);
            }
        } catch (IOException | RuntimeException failed) {
            started.close();
            throw failed;
        }
        sample.clear();
        return started;
    }

    private Path path() {
        return folder.resolve(String.format(Locale.ROOT, "%s-%04d.orc", name, files.size() + 1));
    }
}
