package local.s3;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Tells of each object that came or went before the client is answered. */
final class NotifyingStore extends ForwardingBlobStore {
    /** How the server notes a multipart upload that is under way: no object of a client. */
    private static final String UPLOAD_NOTE = ".s3proxy-mpu-stub-";

    private final Notifications notifications;

    NotifyingStore(BlobStore store, Notifications notifications) {
        super(store);
        this.notifications = notifications;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        PutObjectResponse response = super.putBlob(request, payload);
        tell(new Change(Change.Kind.PUT, request.bucket(), request.key(), request.contentLength(), response.eTag()));
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        tellOf(Change.Kind.COPY, request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        tellOf(Change.Kind.COMPLETE_MULTIPART_UPLOAD, upload.containerName(), upload.blobName());
        return response;
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        tell(new Change(Change.Kind.DELETE, request.bucket(), request.key(), 0, ""));
        return response;
    }

    private void tellOf(Change.Kind kind, String bucket, String key) {
        if (!notifications.concern(bucket, key)) {
            return;
        }

        HeadObjectResponse object = blobMetadataIfPresent(bucket, key);
        if (object != null) {
            tell(new Change(kind, bucket, key, object.contentLength(), object.eTag()));
        }
    }

    private void tell(Change change) {
        if (!change.key().startsWith(UPLOAD_NOTE)) {
            notifications.tell(change);
        }
    }
}
