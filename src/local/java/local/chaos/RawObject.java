package local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import routes.events.S3Object;
import routes.manifest.Unit;
import routes.placement.Placement;
import routes.tables.Source;

/**
 * An object in the producer's bucket.
 *
 * @param truncated whether its gzip ends early
 */
record RawObject(String key, List<ObjectNode> records, boolean truncated) {
    RawObject {
        records = List.copyOf(records);
    }

    boolean isExcluded() {
        return key.contains(Kept.EXCLUDED);
    }

    byte[] bytes() {
        String json =
                records.stream().map(ObjectNode::toString).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return truncated ? Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9) : bytes.toByteArray();
    }

    Placement placement(Source source) {
        S3Object object = new S3Object(DayPool.BUCKET, key, 1, "", null, "", Ground.CLOCK.instant());
        return source.destination().place(object).orElseThrow();
    }

    Unit unit(Source source) {
        return Unit.of(placement(source));
    }
}
