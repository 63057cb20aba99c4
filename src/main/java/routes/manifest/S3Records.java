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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Numbered JSON documents that are written once and never changed; whoever writes a number first has it. */
final class S3Records<T> {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int MOST_WEIGHT = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final S3Client s3;
    private final String bucket;
    private final Class<T> type;
    private final ToIntFunction<T> weight;

    /** What was read need not be read again. */
    private final Map<String, T> read = new ConcurrentHashMap<>();

    private final AtomicInteger remembered = new AtomicInteger();

    /** @param weight of a document in memory, of which {@value #MOST_WEIGHT} are remembered */
    S3Records(S3Client s3, String bucket, Class<T> type, ToIntFunction<T> weight) {
        this.s3 = s3;
        this.bucket = bucket;
        this.type = type;
        this.weight = weight;
    }

    /** All documents below {@code prefix}, in the order of their keys. */
    List<T> below(String prefix) {
        return listed(prefix).map(this::document).toList();
    }

    /** The documents whose keys come last in their folders below {@code prefix}. */
    List<T> lastOfEachFolder(String prefix) {
        Map<String, S3Object> last = new java.util.TreeMap<>();
        listed(prefix)
                .forEach(object ->
                        last.put(object.key().substring(0, object.key().lastIndexOf('/')), object));
        return last.values().stream().map(this::document).toList();
    }

    /** False when another was first; nothing was written then. */
    boolean commit(String folder, int number, T document) {
        String key = folder + String.format(Locale.ROOT, "%08d.json", number);
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("application/json"),
                    RequestBody.fromBytes(JSON.writeValueAsBytes(document)));
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

    private Stream<S3Object> listed(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream();
    }

    private T document(S3Object listed) {
        String identity = listed.key() + "#" + listed.eTag();
        T known = read.get(identity);
        if (known != null) {
            return known;
        }
        T document = parsed(listed.key());
        if (remembered.addAndGet(weight.applyAsInt(document)) > MOST_WEIGHT) {
            read.clear();
            remembered.set(weight.applyAsInt(document));
        }
        read.put(identity, document);
        return document;
    }

    private T parsed(String key) {
        try {
            return JSON.readValue(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray(), type);
        } catch (IOException broken) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "s3://" + bucket + "/" + key + " is not readable by this version: " + broken.getMessage()
                            + "; put it back from a backup, or remove it and rebuild its day",
                    broken);
        }
    }
}
