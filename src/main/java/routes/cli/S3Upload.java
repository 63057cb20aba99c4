package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies a folder into a bucket; the key of a file is its path below the folder. */
final class S3Upload {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 500_000_000L;

    private final S3Client s3;

    S3Upload(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * The objects as they now lie in the bucket. A service that is away for up to a minute is waited for.
     *
     * @throws LakeException BAD_CONFIGURATION when {@code folder} is none, or holds no file
     */
    List<S3Object> copy(Path folder, String bucket) {
        List<Path> files = files(folder);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> put(folder, file, bucket), pool))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private S3Object put(Path folder, Path file, String bucket) {
        String key =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                long bytes = Files.size(file);
                String etag = s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file))
                        .eTag();
                return new S3Object(bucket, key, bytes, etag.replace("\"", ""), null, "", Instant.now());
            } catch (SdkException away) {
                if (Instant.now().isAfter(giveUp)) {
                    throw away;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read " + file, unreadable);
            }
        }
    }

    /** @throws LakeException BAD_CONFIGURATION when {@code folder} is none */
    static void refuseNoFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION, folder + " is not a folder; give one that holds raw log files");
        }
    }

    private static List<Path> files(Path folder) {
        refuseNoFolder(folder);
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw new LakeException(Reason.BAD_CONFIGURATION, folder + " holds no files; nothing to load");
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }
}
