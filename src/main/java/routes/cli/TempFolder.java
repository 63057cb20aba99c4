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

    /** Where the system keeps what nobody needs for long. */
    static Path ofSystem() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    static Path emptied(Path folder) {
        try {
            Files.createDirectories(folder);
            // The folder itself may be a disk of its own.
            for (Path inside : below(folder)) {
                Files.deleteIfExists(inside);
            }
            return folder;
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot empty " + folder, unusable);
        }
    }

    /** Innermost first. */
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
