package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder into which a test drops sources as ops would, while the lake runs. */
record SourceDrop(Path folder) {
    static final Path EXAMPLES = Path.of("examples/sources");

    static SourceDrop in(Path folder) {
        try {
            return new SourceDrop(Files.createDirectories(folder));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What makes a lake look here. */
    Map<String, String> settings() {
        return Map.of("loglake.routes.dir", folder.toString(), "loglake.routes.poll-interval", "200ms");
    }

    /** Both files of a source of the repository's examples. */
    void example(String source) {
        for (String file : List.of(source + ".table.yaml", source + ".camel.yaml")) {
            write(file, text(EXAMPLES.resolve(source).resolve(file)));
        }
    }

    void write(String file, String text) {
        try {
            Path next = Files.writeString(folder.resolve("." + file), text);
            Files.move(next, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] bytes(String source, Path sample) {
        try {
            return Files.readAllBytes(
                    EXAMPLES.resolve(source).resolve(source + ".samples").resolve(sample));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Samples of an example, by their path below its samples' folder. */
    static List<Path> samples(String source) {
        Path folder = EXAMPLES.resolve(source).resolve(source + ".samples");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
