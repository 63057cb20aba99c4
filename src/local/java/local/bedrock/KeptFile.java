package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import local.endpoint.Json;
import org.jspecify.annotations.Nullable;

/** A small JSON file that is replaced as a whole: a kill leaves the old one or the new one. */
final class KeptFile {
    private final Path file;
    private @Nullable ObjectNode content;

    KeptFile(Path file) {
        this.file = file;
    }

    /** What it holds; empty when it was never written. */
    synchronized Optional<ObjectNode> read() {
        if (content == null && Files.exists(file)) {
            try {
                content = Json.parse(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
            }
        }
        return Optional.ofNullable(content).map(ObjectNode::deepCopy);
    }

    synchronized void write(ObjectNode wanted) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, Json.bytes(wanted));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            content = wanted.deepCopy();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
