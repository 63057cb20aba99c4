package routes.copies;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.events.S3Object;
import routes.tables.Source;
import routes.tables.Sources;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The station that copies an object to where its name says what it is, e.g. {@code a-1-2026-…} to {@code a-1-2026-….json.gz}. The
 * source's own object stays as it is; a repeated message copies nothing again.
 */
public final class S3Copies {
    /** In a copy's metadata: of which version of the object it is. */
    static final String ETAG = "loglake-etag";

    static final String SHA256 = "loglake-sha256";

    private static final Logger LOG = LoggerFactory.getLogger(S3Copies.class);
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final Sources sources;
    private final String bucket;

    S3Copies(S3Client s3, Sources sources, String bucket) {
        this.s3 = s3;
        this.sources = sources;
        this.bucket = bucket;
    }

    /** Returns {@code object} when its copy is durable, at once if its source asks for none. */
    public S3Object keep(String source, S3Object object) {
        Source known = sources.source(source);
        known.copiedAs().ifPresent(suffix -> copy(object, key(source, object.key(), suffix)));
        return object;
    }

    /** Where the copy of {@code key} lies. */
    static String key(String source, String key, String suffix) {
        return source + "/" + (key.endsWith(suffix) ? key : key + suffix);
    }

    private void copy(S3Object object, String key) {
        if (isThere(object, key)) {
            return;
        }
        Optional<ResponseBytes<GetObjectResponse>> read = read(object);
        if (read.isEmpty()) {
            LOG.warn("{} is gone or another by now; it is not copied", object.uri());
            return;
        }
        GetObjectResponse original = read.get().response();
        byte[] sha256 = sha256(read.get().asByteArrayUnsafe());
        // S3 refuses a body that does not fit the checksum.
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key)
                        .contentType(original.contentType())
                        .contentEncoding(original.contentEncoding())
                        .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
                        .metadata(Map.of(
                                ETAG, object.etag(), SHA256, HexFormat.of().formatHex(sha256))),
                RequestBody.fromBytes(read.get().asByteArrayUnsafe()));
    }

    private boolean isThere(S3Object object, String key) {
        try {
            return object.etag()
                    .equals(s3.headObject(head -> head.bucket(bucket).key(key))
                            .metadata()
                            .get(ETAG));
        } catch (NoSuchKeyException notYet) {
            return false;
        }
    }

    private Optional<ResponseBytes<GetObjectResponse>> read(S3Object object) {
        try {
            return Optional.of(s3.getObjectAsBytes(
                    get -> get.bucket(object.bucket()).key(object.key()).ifMatch("\"" + object.etag() + "\"")));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND || refused.statusCode() == PRECONDITION_FAILED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
