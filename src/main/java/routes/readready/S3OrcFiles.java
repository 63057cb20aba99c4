package routes.readready;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The ORC files of readready tables, in our own bucket. */
public final class S3OrcFiles {
    private final S3Client s3;
    private final String bucket;

    public S3OrcFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    public String bucket() {
        return bucket;
    }

    /** The key of the file that holds the {@code eventDay} rows of one commit. */
    public static String key(String table, int eventDay, int deliveryDay, int shard, int generation) {
        return table + "/logcalendarday=" + eventDay + "/" + deliveryDay + "-" + shard + "-" + generation + ".orc";
    }

    /** The keys that are there below {@code prefix}. */
    public Set<String> below(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }

    public void put(String key, Path file) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
    }
}
