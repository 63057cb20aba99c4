package routes.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The manifests of all units, in the readready bucket under {@code _loglake/manifest/<table>/<day>/<shard>/00000001.json}. */
public final class S3Manifests {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int REMEMBERED_OBJECTS = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final S3Client s3;
    private final String bucket;

    /** Manifests never change, so one that was read need not be read again. */
    private final Map<String, Manifest> read = new ConcurrentHashMap<>();

    private final AtomicInteger remembered = new AtomicInteger();

    public S3Manifests(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** All manifests of {@code unit}, oldest first. */
    public List<Manifest> of(String table, Unit unit) {
        return below(prefix(table, unit));
    }

    /** All manifests of a table. */
    public List<Manifest> of(String table) {
        return below(root(table));
    }

    /**
     * Makes {@code manifest} the next of its unit: the commit point.
     *
     * @return false when another worker was first; nothing was written then
     */
    public boolean commit(Manifest manifest) {
        Unit unit = new Unit(manifest.source(), manifest.day(), manifest.shard());
        String key = prefix(manifest.table(), unit) + String.format(Locale.ROOT, "%08d.json", manifest.generation());
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("application/json"),
                    RequestBody.fromBytes(JSON.writeValueAsBytes(manifest)));
            return true;
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
                return false;
            }
            throw refused;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Manifest> below(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(this::manifest)
                .toList();
    }

    private Manifest manifest(S3Object listed) {
        String identity = listed.key() + "#" + listed.eTag();
        Manifest known = read.get(identity);
        if (known != null) {
            return known;
        }
        Manifest manifest = parsed(listed.key());
        if (remembered.addAndGet(manifest.objects().size()) > REMEMBERED_OBJECTS) {
            read.clear();
            remembered.set(manifest.objects().size());
        }
        read.put(identity, manifest);
        return manifest;
    }

    private Manifest parsed(String key) {
        try {
            return JSON.readValue(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray(), Manifest.class);
        } catch (IOException broken) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "manifest s3://" + bucket + "/" + key + " is not readable by this version: " + broken.getMessage(),
                    broken);
        }
    }

    private static String root(String table) {
        return "_loglake/manifest/" + table + "/";
    }

    private static String prefix(String table, Unit unit) {
        return root(table) + unit.day() + "/" + unit.shard() + "/";
    }
}
