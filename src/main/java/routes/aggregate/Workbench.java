package routes.aggregate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.manifest.Manifest.OrcFile;
import routes.readready.ReadreadyFiles;
import routes.readready.RowReaders;
import routes.readready.Written;
import routes.tables.Source;

/** Where ORC files are built: objects are read here and rows written to a temporary folder, the same bytes for the same objects. */
final class Workbench {
    private final Reading reading;
    private final ReadreadyFiles readready;
    private final Path temp;
    private final long maxInflated;

    Workbench(Reading reading, ReadreadyFiles readready, Path temp, long maxInflated) {
        this.reading = reading;
        this.readready = readready;
        this.temp = temp;
        this.maxInflated = maxInflated;
    }

    /** Reads from the front of {@code objects} until their rows take {@code memory} bytes. */
    List<Read> read(Source source, List<S3Object> objects, long memory) {
        return reading.read(objects, RowReaders.of(source, maxInflated), memory);
    }

    /** Reads all of {@code objects}. */
    List<Read> read(Source source, List<S3Object> objects) {
        return read(source, objects, Long.MAX_VALUE);
    }

    /** Writes the rows of {@code reads} into ORC files, one per event day. */
    Files build(Source source, List<Read> reads) {
        try {
            Path folder = java.nio.file.Files.createTempDirectory(temp, "orc-");
            try {
                return new Files(folder, written(source, reads, folder));
            } catch (IOException | RuntimeException failed) {
                delete(folder);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot build ORC files in " + temp, failed);
        }
    }

    private Written written(Source source, List<Read> reads, Path folder) throws IOException {
        return readready.write(
                source.readready(),
                reads.stream().map(Read::rows).filter(Objects::nonNull).toList(),
                folder);
    }

    /** The files of one commit; closing deletes them. */
    record Files(Path folder, Written written) implements AutoCloseable {
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

        List<OrcFile> orcFiles(IntFunction<String> key) {
            return written.files().stream()
                    .map(file ->
                            new OrcFile(key.apply(file.day()), file.day(), file.rows(), file.bytes(), file.sha256()))
                    .toList();
        }

        @Override
        public void close() {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = java.nio.file.Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                java.nio.file.Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("cannot delete " + folder, left);
        }
    }
}
