package routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The files of the runs in one bucket. */
final class S3Files {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final S3Client s3;
    private final String bucket;

    S3Files(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    String uri(String key) {
        return "s3://" + bucket + "/" + key;
    }

    void put(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    void put(String key, Object document) {
        put(key, bytes(document));
    }

    /** Keeps {@code document} unless another was first. What is kept now is returned. */
    <T> T keep(String key, T document, Class<T> type) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType("application/json")
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(bytes(document)));
            return document;
        } catch (S3Exception failed) {
            if (failed.statusCode() != PRECONDITION_FAILED && failed.statusCode() != CONFLICT) {
                throw failed;
            }
            return find(key, type).orElseThrow(() -> failed);
        }
    }

    <T> Optional<T> find(String key, Class<T> type) {
        try (InputStream in = open(key)) {
            return Optional.of(JSON.readValue(in, type));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(uri(key) + " is not as it was written; delete its folder", broken);
        }
    }

    InputStream open(String key) {
        return s3.getObject(get -> get.bucket(bucket).key(key));
    }

    List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    /** The folders right below {@code prefix}, with a slash at their ends. */
    List<String> folders(String prefix) {
        return s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .sorted()
                .toList();
    }

    private static byte[] bytes(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
