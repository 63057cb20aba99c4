package routes.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of a model invocation log in the making; {@link #json} has its parts in Bedrock's order. */
final class InvocationRecord {
    /** Bodies larger than this are stored beside the log. */
    private static final int LARGEST_INLINE = 100_000;

    private final Instant time;
    private final UUID request;
    private final Map<String, Object> caller;
    private final String operation;
    private final String model;
    private @Nullable Object asked;
    private @Nullable Object answered;
    private int tokensIn;
    private int tokensOut;
    private @Nullable String error;
    private @Nullable Map<String, Object> metadata;

    /** A body that is too large for the log, and its key. */
    record Body(String key, String json) {}

    InvocationRecord(Instant time, UUID request, Map<String, Object> caller, String operation, String model) {
        this.time = time;
        this.request = request;
        this.caller = caller;
        this.operation = operation;
        this.model = model;
    }

    InvocationRecord asked(Object body, int tokens) {
        asked = body;
        tokensIn = tokens;
        return this;
    }

    InvocationRecord answered(Object body, int tokens) {
        answered = body;
        tokensOut = tokens;
        return this;
    }

    InvocationRecord failed(String code) {
        error = code;
        return this;
    }

    InvocationRecord with(Map<String, Object> requestMetadata) {
        metadata = requestMetadata;
        return this;
    }

    Instant time() {
        return time;
    }

    /** The same call as CloudTrail tells of it. */
    TrailRecord trail(String account, String region, Dice dice) {
        TrailRecord record = new TrailRecord(account, region, time, dice, "bedrock", operation)
                .by(caller, "10.20.9.31", "Boto3/1.41.2 md/Botocore#1.41.2")
                .reading()
                .requestedAs(request)
                .asked(Json.object("modelId", model));
        return error == null ? record : record.failed(error, "Too many requests, please wait before trying again.");
    }

    /**
     * @param hour folder of the hour, in which bodies lie below {@code data/}
     * @param bodies gets those that are too large for the record
     */
    Map<String, Object> json(String account, String region, String bucket, String hour, List<Body> bodies) {
        Map<String, Object> json = Json.object(
                "timestamp", time.toString(),
                "accountId", account,
                "identity", Json.object("arn", caller.get("arn")),
                "region", region,
                "requestId", request,
                "operation", operation,
                "modelId", model);
        if (error != null) {
            json.put("errorCode", error);
        }
        if (metadata != null) {
            json.put("requestMetadata", metadata);
        }
        json.put("input", part("input", asked, tokensIn, bucket, hour, bodies));
        json.put("output", part("output", answered, tokensOut, bucket, hour, bodies));
        json.put("schemaType", "ModelInvocationLog");
        json.put("schemaVersion", "1.0");
        return json;
    }

    private Map<String, Object> part(
            String side, @Nullable Object body, int tokens, String bucket, String hour, List<Body> aside) {
        Map<String, Object> part = Json.object(side + "ContentType", "application/json");
        if (body == null) {
            return part;
        }
        String text = Json.text(body);
        if (text.length() > LARGEST_INLINE) {
            String key = hour + "data/" + request + "_" + side + ".json.gz";
            aside.add(new Body(key, text));
            part.put(side + "BodyS3Path", "s3://" + bucket + "/" + key);
        } else {
            part.put(side + "BodyJson", body);
        }
        part.put(side + "TokenCount", tokens);
        return part;
    }
}
