package routes.manifest;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The ORC files of readready tables, in our own bucket. */
public final class S3OrcFiles {
    private final S3Client s3;
    private final String bucket;

    public S3OrcFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The address of a folder of our bucket, as the catalog names it. */
    public String location(String folder) {
        return "s3://" + bucket + "/" + folder;
    }

    /** The ORC files below {@code prefix}, in the order of keys. */
    public List<OrcObject> below(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .filter(listed -> EventDay.isFile(listed.key()))
                .map(listed -> new OrcObject(listed.key(), listed.size(), listed.lastModified()))
                .toList();
    }

    public void put(String key, Path file) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
    }

    /** Downloads an object to {@code file}, which is not there yet. */
    public void fetch(String key, Path file) {
        s3.getObject(get -> get.bucket(bucket).key(key), file);
    }

    public void copy(String from, String to) {
        s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(bucket)
                .destinationKey(to));
    }

    /** Deletes an object of ours. */
    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key));
    }
}
