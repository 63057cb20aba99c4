package routes.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import routes.failures.DeadLetters;

/**
 * An object of a bucket, as an S3 event notification or a listing names it.
 *
 * @param key decoded: as S3 itself knows it
 * @param bytes size as stored (compressed); {@value #UNKNOWN_SIZE} where only the key is known
 * @param etag without quotes
 * @param versionId null where the bucket is not versioned
 * @param sequencer rising hex of the event, empty when the object was listed
 * @param modified when S3 took it (event time or LastModified)
 */
public record S3Object(
        String bucket,
        String key,
        long bytes,
        String etag,
        @Nullable String versionId,
        String sequencer,
        Instant modified)
        implements DeadLetters.Replayable {
    public static final long UNKNOWN_SIZE = -1;

    /** The object of a key or {@code s3://} URI of which no more is known than perhaps its size. */
    public static S3Object named(String text, long bytes) {
        String[] parts = text.startsWith("s3://") ? text.substring(5).split("/", 2) : new String[] {"", text};
        return new S3Object(parts[0], parts[parts.length - 1], bytes, "", null, "", Instant.EPOCH);
    }

    public String uri() {
        return "s3://" + bucket + "/" + key;
    }

    /** {@code bucket/key#etag}: the same for the same bytes, whoever names them. */
    public String identity() {
        return bucket + "/" + key + "#" + etag;
    }

    /** The key behind its last slash. */
    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The key up to and with its last slash; empty for an object at the top of its bucket. */
    public String prefix() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** The S3 event notification of this one object. */
    @Override
    public String asMessage() {
        return S3EventNotifications.message(this);
    }
}
