package routes.raw;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Raw objects in their producers' buckets: listed and read, never written. */
public final class S3RawObjects {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;

    public S3RawObjects(S3Client s3) {
        this.s3 = s3;
    }

    /** The objects that lie directly in {@code location} ({@code s3://bucket/folder/}); folder markers are none. */
    public List<S3Object> in(String location) {
        return listed(location, "/").toList();
    }

    /** Hands on all objects whose URI begins with {@code prefix}. */
    public void below(String prefix, Consumer<S3Object> each) {
        listed(prefix, null).forEach(each);
    }

    private Stream<S3Object> listed(String location, @Nullable String delimiter) {
        String[] bucketAndPrefix = location.substring("s3://".length()).split("/", 2);
        String bucket = bucketAndPrefix[0];
        return s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(bucketAndPrefix[1]).delimiter(delimiter))
                .contents()
                .stream()
                .filter(listed -> !listed.key().endsWith("/"))
                .map(listed -> object(bucket, listed));
    }

    /** An object as a listing tells of it. */
    public static S3Object object(String bucket, software.amazon.awssdk.services.s3.model.S3Object listed) {
        return new S3Object(
                bucket, listed.key(), listed.size(), listed.eTag().replace("\"", ""), null, "", listed.lastModified());
    }

    /** The stored bytes of {@code object} as it was listed; empty when it is gone or another by now. */
    public Optional<byte[]> bytes(S3Object object) {
        try {
            return Optional.of(s3.getObjectAsBytes(
                            get -> get.bucket(object.bucket()).key(object.key()).ifMatch("\"" + object.etag() + "\""))
                    .asByteArrayUnsafe());
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND || refused.statusCode() == PRECONDITION_FAILED) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
