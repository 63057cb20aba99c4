package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for half-built files; what a killed process left there is of no use to anyone. */
final class TempFolder {
    private TempFolder() {}

    static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot empty " + folder, unusable);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> innermostFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : innermostFirst) {
            Files.deleteIfExists(path);
        }
    }
}
