package local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import local.ChildJvm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class KilledS3Test {
    private static final String BUCKET = "readready";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path data;

    @Test
    void aKillInTheMiddleOfAPutLeavesNoObject() throws Exception {
        try (ChildJvm child = ChildJvm.run(S3Server.class, data.toString());
                S3Client s3 = S3Clients.of(URI.create(child.line()))) {
            s3.createBucket(request -> request.bucket(BUCKET));
            put(s3, "day/whole.orc", MEBIBYTE);
            CountDownLatch killed = new CountDownLatch(1);
            Thread putting = new Thread(() -> putHalfUntil(killed, s3));
            putting.start();
            waitForBytesOnDisk();
            assertThat(keys(s3)).containsExactly("day/whole.orc");
            child.kill();
            killed.countDown();
            putting.join();
        }

        try (LocalS3 again = LocalS3.start(data.resolve("s3"), data.resolve("rules.json"), 0, (queue, message) -> {});
                S3Client s3 = S3Clients.of(again.endpoint())) {
            assertThat(keys(s3)).containsExactly("day/whole.orc");
            assertThatThrownBy(() -> s3.getObjectAsBytes(
                            request -> request.bucket(BUCKET).key("day/half.orc")))
                    .isInstanceOf(NoSuchKeyException.class);
            assertThat(filesOnDisk()).containsExactly("readready/day/whole.orc");
        }
    }

    /** A limit on the size of a file stands in for a full disk: the same write fails, without being root. */
    @Test
    void whereTheDiskTakesNoMoreThePutFailsAndNothingIsThere() throws Exception {
        List<String> limited = List.of("bash", "-c", "ulimit -f 1024; exec \"$@\"", "-");
        try (ChildJvm child = ChildJvm.run(limited, S3Server.class, data.toString());
                S3Client s3 = S3Clients.of(URI.create(child.line()))) {
            s3.createBucket(request -> request.bucket(BUCKET));
            assertThatThrownBy(() -> put(s3, "day/too-big.orc", 4 * MEBIBYTE))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(500);
                        assertThat(e.awsErrorDetails().errorMessage()).contains("File too large");
                    });
            put(s3, "day/fits.orc", 1000);

            assertThat(keys(s3)).containsExactly("day/fits.orc");
            assertThat(filesOnDisk()).containsExactly("readready/day/fits.orc");
        }
    }

    private static void put(S3Client s3, String key, int bytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(new byte[bytes]));
    }

    private static void putHalfUntil(CountDownLatch killed, S3Client s3) {
        RequestBody body = RequestBody.fromContentProvider(
                () -> new HalfThenWaiting(8 * MEBIBYTE, killed), 16 * MEBIBYTE, "application/octet-stream");
        assertThatThrownBy(() -> s3.putObject(request -> request.bucket(BUCKET).key("day/half.orc"), body))
                .isInstanceOf(SdkException.class);
    }

    private void waitForBytesOnDisk() {
        Awaitility.await().until(() -> {
            try (Stream<Path> files = Files.list(data.resolve("s3/.staging"))) {
                return files.anyMatch(file -> file.toFile().length() > MEBIBYTE);
            }
        });
    }

    private static List<String> keys(S3Client s3) {
        return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> filesOnDisk() throws IOException {
        Path root = data.resolve("s3");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    /** A body whose second half does not come. */
    private static final class HalfThenWaiting extends InputStream {
        private final int half;
        private final CountDownLatch end;
        private int given;

        HalfThenWaiting(int half, CountDownLatch end) {
            this.half = half;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            if (given++ < half) {
                return 'x';
            }

            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("no more bytes");
        }
    }
}
