package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import local.endpoint.Json;
import local.endpoint.RestAnswer;
import local.endpoint.RestCall;
import local.endpoint.RestOperation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether and where model invocations are logged, and the three operations that change it. */
final class LoggingConfiguration {
    private static final String PATH = "/logging/modelinvocations";
    private static final String FIELD = "loggingConfig";

    private final KeptFile file;
    private final S3Client s3;

    LoggingConfiguration(Path file, S3Client s3) {
        this.file = new KeptFile(file);
        this.s3 = s3;
    }

    /**
     * Where logs go.
     *
     * @param folder the part of a key before the date
     */
    record Target(String bucket, String folder) {}

    List<RestOperation> all() {
        return List.of(
                new RestOperation("PUT", PATH, this::put),
                new RestOperation("GET", PATH, call -> RestAnswer.of(file.read().orElseGet(Json::object))),
                new RestOperation("DELETE", PATH, this::delete));
    }

    Optional<Target> target() {
        return file.read().flatMap(LoggingConfiguration::target);
    }

    private static Optional<Target> target(ObjectNode kept) {
        var config = kept.path(FIELD);
        String bucket = config.path("s3Config").path("bucketName").asText();
        if (bucket.isEmpty() || !config.path("textDataDeliveryEnabled").asBoolean(true)) {
            return Optional.empty();
        }
        String prefix = config.path("s3Config").path("keyPrefix").asText();
        String start = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return Optional.of(new Target(
                bucket,
                start + "AWSLogs/" + InvocationLog.ACCOUNT + "/BedrockModelInvocationLogs/" + InvocationLog.REGION
                        + "/"));
    }

    private RestAnswer put(RestCall call) {
        ObjectNode wanted = call.json();
        if (!wanted.path(FIELD).isObject()) {
            throw Errors.invalid("loggingConfig is required.");
        }
        ObjectNode kept = Json.object();
        kept.set(FIELD, wanted.path(FIELD));
        target(kept).ifPresent(this::mark);
        file.write(kept);
        return RestAnswer.of(Json.object());
    }

    /** What Bedrock puts to see whether it may. */
    private void mark(Target target) {
        try {
            s3.putObject(
                    put -> put.bucket(target.bucket()).key(target.folder() + "amazon-bedrock-logs-permission-check"),
                    RequestBody.empty());
        } catch (SdkException refused) {
            throw Errors.invalid("Failed to validate permissions for log delivery to the bucket " + target.bucket()
                    + ": " + refused.getMessage());
        }
    }

    private RestAnswer delete(RestCall call) {
        file.write(Json.object());
        return RestAnswer.of(Json.object());
    }
}
