package routes.onboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.raw.RawLog;

/**
 * A sample file.
 *
 * @param key under which it lies, or would lie, in its bucket
 */
record Sample(String key, byte[] stored) {
    static final long LIMIT = 64L << 20;

    private static final String AWS = "AWSLogs/";

    /**
     * The files, and those in the folders, of {@code paths}.
     *
     * @param key of one of them; empty: told by their paths
     */
    static List<Sample> read(List<Path> paths, Optional<String> key) {
        List<Sample> samples = new ArrayList<>();
        for (Path path : paths) {
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? filesIn(path) : List.of(path)) {
                String told = key.map(one -> one.substring(0, one.lastIndexOf('/') + 1) + file.getFileName())
                        .orElseGet(() -> key(file, folder ? path.relativize(file) : file));
                samples.add(new Sample(samples.isEmpty() ? key.orElse(told) : told, bytes(file)));
            }
        }
        if (samples.isEmpty()) {
            throw new LakeException(Reason.BAD_CONFIGURATION, paths + " hold no file; name sample files of the source");
        }
        return samples;
    }

    /** What it holds, inflated. */
    RawLog log() {
        return RawLog.of(object(), stored, LIMIT);
    }

    /** The same for the same bytes, so that what is expected of it stays so. */
    S3Object object() {
        CRC32 crc = new CRC32();
        crc.update(stored);
        return new S3Object(
                "samples",
                key,
                stored.length,
                HexFormat.of().toHexDigits((int) crc.getValue()),
                null,
                "",
                Instant.EPOCH);
    }

    private static String key(Path whole, Path path) {
        String text = path.normalize().toString().replace('\\', '/');
        int aws = whole.toString().replace('\\', '/').indexOf(AWS);
        if (aws >= 0) {
            return whole.toString().replace('\\', '/').substring(aws);
        }
        return path.isAbsolute() || text.startsWith("..") ? path.getFileName().toString() : text;
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    file + " cannot be read: " + unreadable + "; name sample files",
                    unreadable);
        }
    }
}
