package local.s3;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The parts of one multipart upload, in the order of its completion. */
record Parts(BlobStore files, CreateMultipartUploadRequest upload, List<String> names, long bytes, String etag) {
    static Parts of(BlobStore files, MultipartUpload upload, CompleteMultipartUploadRequest request) {
        List<String> names = request.multipartUpload().parts().stream()
                .map(part -> AbstractNio2BlobStore.multipartPartName(upload.id(), upload.blobName(), part.partNumber()))
                .toList();
        MessageDigest digest = md5();
        long bytes = 0;
        for (String name : names) {
            HeadObjectResponse part = files.blobMetadataIfPresent(upload.containerName(), name);
            if (part == null) {
                throw S3Errors.of(400, "InvalidPart", "a part was never uploaded: " + name, null);
            }
            bytes += part.contentLength();
            digest.update(HexFormat.of().parseHex(part.eTag().replace("\"", "")));
        }

        String etag = "\"" + HexFormat.of().formatHex(digest.digest()) + "-" + names.size() + "\"";
        return new Parts(files, upload.request(), names, bytes, etag);
    }

    PutObjectRequest object() {
        return PutObjectRequest.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .contentLength(bytes)
                .contentType(upload.contentType())
                .contentEncoding(upload.contentEncoding())
                .contentDisposition(upload.contentDisposition())
                .contentLanguage(upload.contentLanguage())
                .cacheControl(upload.cacheControl())
                .storageClass(upload.storageClass())
                .metadata(upload.metadata())
                .build();
    }

    /** All bytes; a part is opened when the one before is at its end. */
    InputStream content() {
        Iterator<String> left = names.iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return open(left.next());
            }
        });
    }

    private InputStream open(String name) {
        InputStream part = files.getBlob(upload.bucket(), name);
        if (part == null) {
            throw S3Errors.of(400, "InvalidPart", "a part is gone: " + name, null);
        }

        return part;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows MD5", e);
        }
    }
}
