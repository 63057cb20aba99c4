package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import local.endpoint.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Model invocation logs: one object a call, in the bucket that {@link LoggingConfiguration} names, before the caller has its answer. */
final class InvocationLog {
    static final String ACCOUNT = "000000000000";

    static final String REGION = "us-east-1";

    private static final Logger LOG = LoggerFactory.getLogger(InvocationLog.class);
    private static final String CALLER = "arn:aws:iam::" + ACCOUNT + ":user/local";
    private static final int INLINE_BYTES = 100 * 1024;
    private static final int HEX = 16;
    private static final String JSON = "application/json";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final LoggingConfiguration configuration;
    private final S3Client s3;
    private final Clock clock;

    InvocationLog(LoggingConfiguration configuration, S3Client s3, Clock clock) {
        this.configuration = configuration;
        this.s3 = s3;
        this.clock = clock;
    }

    /** Does nothing where logging is not configured; a log that cannot be written spoils no answer, as on AWS. */
    void write(Invocation invocation, Invocation.Outcome outcome) {
        Optional<LoggingConfiguration.Target> target = configuration.target();
        if (target.isEmpty()) {
            return;
        }

        Instant now = clock.instant();
        Hour hour = new Hour(target.get(), target.get().folder() + HOUR.format(now));
        try {
            ObjectNode record = record(invocation, outcome, now, hour);
            String hex = UUID.randomUUID().toString().replace("-", "").substring(0, HEX);
            hour.put(STAMP.format(now) + "_" + hex + ".json.gz", record);
        } catch (SdkException lost) {
            LOG.warn("model invocation log of {} is lost: {}", invocation.id(), lost.getMessage());
        }
    }

    private static ObjectNode record(Invocation invocation, Invocation.Outcome outcome, Instant now, Hour hour) {
        ObjectNode record = head(invocation, now);
        if (!outcome.error().isEmpty()) {
            record.put("errorCode", outcome.error());
        }
        if (!invocation.metadata().isEmpty()) {
            record.set("requestMetadata", invocation.metadata());
        }
        ObjectNode input = record.putObject("input").put("inputContentType", JSON);
        body(hour, input, "input", invocation.id(), logged(invocation.input()));
        input.put("inputTokenCount", outcome.usage().input())
                .put("cacheReadInputTokenCount", outcome.usage().cacheRead())
                .put("cacheWriteInputTokenCount", outcome.usage().cacheWrite());
        ObjectNode output = record.putObject("output").put("outputContentType", JSON);
        if (outcome.error().isEmpty()) {
            body(hour, output, "output", invocation.id(), outcome.body());
            output.put("outputTokenCount", outcome.usage().output());
        }
        return record;
    }

    private static ObjectNode head(Invocation invocation, Instant now) {
        ObjectNode head = Json.object()
                .put("schemaType", "ModelInvocationLog")
                .put("schemaVersion", "1.0")
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("accountId", ACCOUNT);
        head.putObject("identity").put("arn", CALLER);
        return head.put("region", REGION)
                .put("requestId", invocation.id())
                .put("operation", invocation.operation())
                .put("modelId", invocation.modelId());
    }

    /** The metadata stands in a field of its own. */
    private static ObjectNode logged(ObjectNode input) {
        return input.deepCopy().without("requestMetadata");
    }

    private static void body(Hour hour, ObjectNode side, String name, String id, ObjectNode body) {
        if (Json.bytes(body).length <= INLINE_BYTES) {
            side.set(name + "BodyJson", body);
        } else {
            side.put(name + "BodyS3Path", hour.put("data/" + id + "_" + name + ".json.gz", body));
        }
    }

    /** Where the objects of one hour go. */
    private final class Hour {
        private final LoggingConfiguration.Target target;
        private final String folder;

        Hour(LoggingConfiguration.Target target, String folder) {
            this.target = target;
            this.folder = folder;
        }

        String put(String name, JsonNode json) {
            s3.putObject(put -> put.bucket(target.bucket()).key(folder + name), RequestBody.fromBytes(gzipped(json)));
            return "s3://" + target.bucket() + "/" + folder + name;
        }
    }

    private static byte[] gzipped(JsonNode json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Json.bytes(json));
            gzip.write('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
