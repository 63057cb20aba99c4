package routes.aws;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Buckets of the local AWS. */
public final class S3Buckets {
    private final S3Client s3;

    public S3Buckets(S3Client s3) {
        this.s3 = s3;
    }

    /** Makes {@code bucket} unless it is there. */
    public void make(String bucket) {
        try {
            s3.createBucket(create -> create.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException alreadyThere) {
            // The wished-for state.
        }
    }
}
