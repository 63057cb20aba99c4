package local.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Takes each object in a bucket of its own that nobody sees and moves it, whole, to its key. The file store below would write
 * beside the key, where a listing shows what is half there and a kill leaves it for ever.
 */
final class StagedStore extends ForwardingBlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(StagedStore.class);

    private final Staging staging;
    private final Listings listings;

    private StagedStore(BlobStore files, Staging staging) {
        super(files);
        this.staging = staging;
        this.listings = new Listings(files);
    }

    static StagedStore over(Path folder, BlobStore files) throws IOException {
        return new StagedStore(files, Staging.emptied(folder));
    }

    @Override
    public ListBucketsResponse list() {
        ListBucketsResponse all = super.list();
        return all.toBuilder()
                .buckets(all.buckets().stream()
                        .filter(bucket -> !bucket.name().equals(Staging.BUCKET))
                        .toList())
                .build();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return listings.page(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        if (request.key().endsWith("/")) {
            return super.putBlob(request, payload);
        }

        Staged staged = staging.open(request.bucket(), request.key(), request.ifNoneMatch());
        return answered(payload, () -> {
            PutObjectResponse response = super.putBlob(staged.instead(request), new Unclosed(payload));
            staged.publish();
            return response;
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        Staged staged = staging.open(request.destinationBucket(), request.destinationKey(), null);
        return answered(InputStream.nullInputStream(), () -> {
            CopyObjectResponse response = super.copyBlob(staged.instead(request));
            staged.publish();
            return response;
        });
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        Staged staged = staging.open(upload.containerName(), upload.blobName(), request.ifNoneMatch());
        Parts parts = Parts.of(delegate(), upload, request);
        return answered(InputStream.nullInputStream(), () -> {
            super.putBlob(staged.instead(parts.object()), parts.content());
            staged.etag(parts.etag().getBytes(StandardCharsets.US_ASCII));
            staged.publish();
            super.abortMultipartUpload(upload);
            return CompleteMultipartUploadResponse.builder().eTag(parts.etag()).build();
        });
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream payload) {
        return answered(payload, () -> super.uploadMultipartPart(upload, request, new Unclosed(payload)));
    }

    /** A client hears of a full disk only after it could send all of its bytes; else it sees a broken connection. */
    private static <T> T answered(InputStream payload, Supplier<T> write) {
        try {
            return write.get();
        } catch (AwsServiceException answer) {
            throw answer;
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof IOException cause)) {
                throw e;
            }
            LOG.warn("a write was refused: {}", cause.getMessage());
            drain(payload);
            throw S3Errors.of(500, "InternalError", String.valueOf(cause.getMessage()), cause);
        }
    }

    private static void drain(InputStream payload) {
        try {
            payload.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client went away: nobody waits for an answer.
        }
    }

    /** The file store closes what it was given also when it fails, and then nothing could be drained. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream payload) {
            super(payload);
        }

        @Override
        public void close() {
            // The server closes the payload.
        }
    }
}
