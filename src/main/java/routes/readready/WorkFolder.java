package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder in which files are built; closing deletes it. */
public record WorkFolder(Path path) implements AutoCloseable {

    /**
     * Makes a new folder in {@code temp}.
     *
     * @throws UncheckedIOException the disk is full or the folder is gone
     */
    public static WorkFolder in(Path temp, String prefix) {
        try {
            return new WorkFolder(Files.createTempDirectory(temp, prefix));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder in " + temp, failed);
        }
    }

    @Override
    public void close() {
        try {
            List<Path> innermostFirst;
            try (Stream<Path> paths = Files.walk(path)) {
                innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : innermostFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("cannot delete " + path, left);
        }
    }
}
