package local.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;

/** The hidden bucket of objects that are not whole yet. */
final class Staging {
    static final String BUCKET = ".staging";

    /** Names the file store keeps for itself. */
    private static final List<String> RESERVED = List.of(".mpus-", ".s3proxy-slash", ".s3proxy-versions");

    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /** Without what a kill left in it. */
    static Staging emptied(Path folder) throws IOException {
        Path bucket = folder.resolve(BUCKET);
        if (Files.isDirectory(bucket)) {
            try (Stream<Path> left = Files.walk(bucket)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }

        Files.createDirectories(bucket);
        return new Staging(folder);
    }

    Staged open(String bucket, String key, @Nullable String ifNoneMatch) {
        if (!Files.isDirectory(folder.resolve(bucket))) {
            throw S3Exceptions.noSuchBucket(bucket, key);
        }

        if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
            throw S3Errors.of(501, "NotImplemented", "a PUT takes If-None-Match: * only", null);
        }

        String name = UUID.randomUUID().toString();
        return new Staged(name, folder.resolve(BUCKET).resolve(name), target(bucket, key), ifNoneMatch != null);
    }

    private Path target(String bucket, String key) {
        Path root = folder.resolve(bucket);
        Path target = root.resolve(key).normalize();
        if (!target.startsWith(root) || target.equals(root) || RESERVED.stream().anyMatch(key::startsWith)) {
            throw S3Exceptions.invalidArgument("the local S3 cannot keep an object named " + key);
        }

        return target;
    }
}
