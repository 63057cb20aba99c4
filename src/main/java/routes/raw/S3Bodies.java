package routes.raw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.BodyRule;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Bodies read from S3. A record is written by whoever may call a model, so the path in it decides little: the key must be one under
 * which Bedrock stores bodies, and the bucket must be allowed. A copy under the same key in the log's own bucket is as good, which
 * is what replication into a central bucket leaves.
 */
public final class S3Bodies implements Bodies {
    private static final Pattern URI = Pattern.compile(
            "s3://(?<bucket>[a-z0-9.-]{3,63})/(?<key>(?:[^\\x00-\\x1f]+/)?BedrockModelInvocationLogs/(?:[^/]+/)+data/[^/]+)");
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;

    public S3Bodies(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Body of(S3Object log, String uri, BodyRule rule) {
        if (!rule.follow()) {
            return Body.without(Status.OFF);
        }
        Matcher place = URI.matcher(uri);
        if (!place.matches()) {
            return Body.without(Status.NOT_ALLOWED);
        }
        String named = place.group("bucket");
        boolean allowed = named.equals(log.bucket()) || rule.buckets().contains(named);
        Body body = body(allowed ? named : log.bucket(), place.group("key"), rule.maxBytes());
        return body.status() == Status.MISSING && !allowed ? Body.without(Status.NOT_ALLOWED) : body;
    }

    private Body body(String bucket, String key, long most) {
        try (ResponseInputStream<GetObjectResponse> in =
                s3.getObject(get -> get.bucket(bucket).key(key))) {
            if (in.response().contentLength() > most) {
                in.abort();
                return Body.without(Status.TOO_BIG);
            }
            return inflated("s3://" + bucket + "/" + key, in.readAllBytes(), most);
        } catch (S3Exception refused) {
            return Body.without(status(refused));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Body inflated(String uri, byte[] stored, long most) {
        if (stored.length == 0 || !Gzip.isGzip(stored)) {
            return new Body(Status.S3, stored, stored.length);
        }
        try {
            Gzip.Inflated inflated = Gzip.inflate(uri, stored, most);
            return new Body(Status.S3, inflated.bytes(), inflated.length());
        } catch (LakeException broken) {
            return Body.without(broken.reason() == Reason.TOO_LARGE ? Status.TOO_BIG : Status.UNREADABLE);
        }
    }

    /** Anything else, e.g. an S3 that is out of reach, is no answer: the pass over the unit is done again. */
    private static Status status(S3Exception refused) {
        return switch (refused.statusCode()) {
            case NOT_FOUND -> Status.MISSING;
            case FORBIDDEN -> Status.NOT_ALLOWED;
            default -> throw refused;
        };
    }
}
