package routes.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import routes.failures.LakeException;
import routes.failures.Reason;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The receipts of replays, {@code _loglake/receipts/replay-<id>.json} in the readready bucket. */
public final class S3Receipts {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final S3Client s3;
    private final String bucket;

    S3Receipts(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The receipt of this request; empty as long as no lake has begun with it. */
    public Optional<Receipt> of(String id) {
        try {
            return Optional.of(JSON.readValue(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(id))).asByteArray(), Receipt.class));
        } catch (NoSuchKeyException | NoSuchBucketException notYet) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "receipt " + uri(id) + " is not readable by this version: " + broken.getMessage(),
                    broken);
        }
    }

    /** Where the receipt of this request lies. */
    public String uri(String id) {
        return "s3://" + bucket + "/" + key(id);
    }

    void put(Receipt receipt) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(receipt);
            s3.putObject(
                    put -> put.bucket(bucket).key(key(receipt.request().id())).contentType("application/json"),
                    RequestBody.fromBytes(bytes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String key(String id) {
        return "_loglake/receipts/replay-" + id + ".json";
    }
}
