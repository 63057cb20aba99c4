package routes.readready;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import routes.events.S3Object;
import routes.tables.Source;
import routes.tables.TableFiles;

/** Objects made up for tests. */
public final class Logs {
    public static final Source CLOUDTRAIL = TableFiles.product().source("cloudtrail");
    public static final Source CLOUDWATCH = TableFiles.product().source("cloudwatch");
    public static final Instant STORED = Instant.parse("2026-03-02T12:00:00Z");
    public static final long LIMIT = 256L << 20;

    private Logs() {}

    public static S3Object object(String key) {
        return new S3Object("logs", key, 1, "etag", null, "", STORED);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Rows of a CloudTrail file with these records. */
    public static ObjectRows cloudtrail(String... records) {
        return read(CLOUDTRAIL, "day/file.json.gz", "{\"Records\":[" + String.join(",", records) + "]}");
    }

    public static ObjectRows read(Source source, String key, String json) {
        return RowReaders.of(source, LIMIT).read(object(key), gzip(utf8(json)));
    }
}
