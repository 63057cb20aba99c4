package routes.filters;

import java.time.Instant;
import routes.events.S3Object;

/** Objects whose bucket and key alone matter. */
final class Objects {
    private Objects() {}

    static S3Object at(String bucket, String key) {
        return new S3Object(bucket, key, 1, "etag", null, "", Instant.EPOCH);
    }
}
