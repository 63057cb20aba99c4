package local.s3;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import routes.aws.LocalAws.BucketNotification;

/** The notification rules on disk. */
final class RuleFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    RuleFile(Path path) {
        this.path = path;
    }

    List<BucketNotification> read() {
        try {
            return Files.exists(path) ? JSON.readValue(path.toFile(), new TypeReference<>() {}) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the notification rules in " + path, e);
        }
    }

    void write(List<BucketNotification> rules) {
        try {
            Path successor = path.resolveSibling(path.getFileName() + ".new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(successor.toFile(), rules);
            Files.move(successor, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the notification rules in " + path, e);
        }
    }
}
