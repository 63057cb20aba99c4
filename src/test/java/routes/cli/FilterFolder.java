package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the repository's filters that a test may edit as an operator would. */
record FilterFolder(Path folder) {
    static FilterFolder copiedTo(Path folder) {
        try (Stream<Path> files = Files.list(Path.of("filters"))) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
            return new FilterFolder(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What makes a lake look here. */
    Map<String, String> setting() {
        return Map.of("loglake.filters.dir", folder.toString());
    }

    /** Turns {@code source} off and everything else on. */
    void turnOff(String source) {
        edit("switches.yaml", text -> text.replaceAll("(?s)switches:.*", """
                switches:
                  - id: inc-7731
                    off: {source: %s}
                    effect: pause
                    reason: The producer writes broken files.
                    by: on-call.lee
                    since: "2026-11-20T21:14:00Z"
                """.formatted(source)));
    }

    void turnAllOn() {
        edit("switches.yaml", text -> text.replaceAll("(?s)switches:.*", "switches: []\n"));
    }

    void edit(String file, UnaryOperator<String> change) {
        try {
            String before = Files.readString(folder.resolve(file));
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalArgumentException("the edit changes nothing in " + file);
            }
            Path next = Files.writeString(folder.resolve(file + ".next"), after);
            Files.move(next, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
