package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.filters.History.Met;
import routes.tables.Source;
import routes.tables.Sources;

/** Objects that a person names by key or URI, of the source that is told or else has keys of this shape. */
record NamedKeys(Sources sources, @Nullable String source) {
    NamedKeys {
        if (source != null) {
            sources.source(source);
        }
    }

    Met met(S3Object object) {
        return new Met(source == null ? guessed(object) : source, object);
    }

    /** A source without a name is asked the rules that are for all. */
    private String guessed(S3Object object) {
        return sources.all().stream()
                .filter(one -> one.destination().place(object).isPresent())
                .map(Source::name)
                .findFirst()
                .orElse("");
    }

    /** A key or URI a line, and behind a tab its size if that matters. */
    List<Met> in(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> met(object(line.split("\t", 2))))
                    .toList();
        } catch (IOException | NumberFormatException unreadable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    file + " cannot be read: " + unreadable + "; expected a key a line, its size behind a tab",
                    unreadable);
        }
    }

    private static S3Object object(String[] parts) {
        long bytes = parts.length == 1 ? S3Object.UNKNOWN_SIZE : Long.parseLong(parts[1].strip());
        return S3Object.named(parts[0].strip(), bytes);
    }
}
