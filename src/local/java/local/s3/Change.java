package local.s3;

/**
 * An object came or went.
 *
 * @param key decoded
 * @param bytes 0 when it went
 * @param etag with or without quotes; empty when it went
 */
record Change(Kind kind, String bucket, String key, long bytes, String etag) {
    Change {
        etag = etag.replace("\"", "");
    }

    /** What was done, as S3 names it in a notification and EventBridge in an event. */
    enum Kind {
        PUT("ObjectCreated:Put", "PutObject"),
        COPY("ObjectCreated:Copy", "CopyObject"),
        COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload", "CompleteMultipartUpload"),
        DELETE("ObjectRemoved:Delete", "DeleteObject");

        final String eventName;
        final String reason;

        Kind(String eventName, String reason) {
            this.eventName = eventName;
            this.reason = reason;
        }
    }
}
