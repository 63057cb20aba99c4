package local.athena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that holds results while clients page through them. */
final class Spool {
    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    static Spool emptied(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                List<Path> files =
                        left.filter(file -> file.toString().endsWith(".csv")).toList();
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            return new Spool(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path file(String id) {
        return folder.resolve(id + ".csv");
    }

    void forget(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
