package routes.aggregate;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.manifest.Manifest.OrcFile;
import routes.raw.Bodies;
import routes.readready.ReadreadyFiles;
import routes.readready.RowReaders;
import routes.readready.WorkFolder;
import routes.readready.Written;
import routes.tables.Source;

/** Where ORC files are built: objects are read here and rows written to a temporary folder, the same bytes for the same objects. */
final class Workbench {
    private final Reading reading;
    private final ReadreadyFiles readready;
    private final Path temp;
    private final long maxInflated;
    private final Bodies bodies;

    Workbench(Reading reading, ReadreadyFiles readready, Path temp, long maxInflated, Bodies bodies) {
        this.reading = reading;
        this.bodies = bodies;
        this.readready = readready;
        this.temp = temp;
        this.maxInflated = maxInflated;
    }

    /** Reads from the front of {@code objects} until their rows take {@code memory} bytes. */
    List<Read> read(Source source, List<S3Object> objects, long memory) {
        return reading.read(objects, RowReaders.of(source, maxInflated, bodies), memory);
    }

    /** Reads all of {@code objects}. */
    List<Read> read(Source source, List<S3Object> objects) {
        return read(source, objects, Long.MAX_VALUE);
    }

    /** Writes the rows of {@code reads} into ORC files, one per event day. */
    Files build(Source source, List<Read> reads) {
        WorkFolder folder = WorkFolder.in(temp, "orc-");
        try {
            return new Files(folder, written(source, reads, folder.path()));
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private Written written(Source source, List<Read> reads, Path folder) {
        return readready.write(
                source.readready(),
                reads.stream().map(Read::rows).filter(Objects::nonNull).toList(),
                folder);
    }

    /** The files of one commit; closing deletes them. */
    record Files(WorkFolder folder, Written written) implements AutoCloseable {
        long duplicates() {
            return written.duplicates();
        }

        Path of(int day) {
            return written.files().stream()
                    .filter(file -> file.day() == day)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("no rows of day " + day + " came out of their objects"))
                    .path();
        }

        List<OrcFile> orcFiles(String name) {
            return written.files().stream()
                    .map(file -> new OrcFile(name, file.day(), file.rows(), file.bytes(), file.sha256()))
                    .toList();
        }

        @Override
        public void close() {
            folder.close();
        }
    }
}
