package routes.backfill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Which days of a run are done, so that the same command goes on after Ctrl-C: {@code _loglake/backfill/…} in our own bucket. */
final class S3Bookmarks {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final S3Client s3;
    private final String bucket;

    S3Bookmarks(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** @param days that are done, yyyymmdd */
    record Bookmark(int format, String source, int from, int to, Instant started, List<Integer> days) {
        static final int FORMAT = 1;
    }

    Optional<Bookmark> of(Request request) {
        try {
            byte[] json = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(request)))
                    .asByteArray();
            return Optional.of(JSON.readValue(json, Bookmark.class));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "s3://" + bucket + "/" + key(request) + " is no bookmark of a backfill; delete it", broken);
        }
    }

    void put(Request request, Instant started, List<Integer> days) {
        Bookmark bookmark = new Bookmark(
                Bookmark.FORMAT,
                request.source().name(),
                request.bounds().from(),
                request.bounds().to(),
                started,
                days);
        try {
            byte[] json = JSON.writeValueAsBytes(bookmark);
            s3.putObject(
                    put -> put.bucket(bucket).key(key(request)).contentType("application/json"),
                    RequestBody.fromBytes(json));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void remove(Request request) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key(request)));
    }

    private static String key(Request request) {
        return "_loglake/backfill/" + request.source().name() + "-"
                + request.bounds().from() + "-" + request.bounds().to() + "-again.json";
    }
}
