package local.athena;

import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Puts results where the query wants them. */
final class Output {
    private final S3Client s3;

    Output(S3Client s3) {
        this.s3 = s3;
    }

    /** @throws QueryFailure when the bucket is missing or refuses */
    void put(String location, Path file) {
        URI uri = URI.create(location);
        String bucket = uri.getAuthority();
        if (bucket.equals(LocalAthena.RESULTS_BUCKET)) {
            makeBucket(bucket);
        }
        try {
            s3.putObject(
                    r -> r.bucket(bucket).key(uri.getPath().substring(1)).contentType("application/octet-stream"),
                    file);
        } catch (NoSuchBucketException missing) {
            throw new QueryFailure("Unable to verify/create output bucket " + bucket);
        } catch (SdkException refused) {
            throw new QueryFailure("The results could not be written to " + location + ": " + refused.getMessage());
        }
    }

    private void makeBucket(String bucket) {
        try {
            s3.headBucket(r -> r.bucket(bucket));
        } catch (NoSuchBucketException missing) {
            s3.createBucket(r -> r.bucket(bucket));
        }
    }
}
