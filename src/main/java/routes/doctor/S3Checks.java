package routes.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets, what may be done in them, and the clock that S3 goes by. */
final class S3Checks {
    /** The check that stands for all when nobody answers. */
    static final String OUT_OF_REACH = "AWS";

    private static final int FIRST_WORDS = 160;
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);
    private static final Duration REFUSED = Duration.ofMinutes(5);

    private final S3Client s3;
    private final Clock clock;

    S3Checks(S3Client s3, Clock clock) {
        this.s3 = s3;
        this.clock = clock;
    }

    /** A bucket of ours: what the lake will do there is tried with an object of its own. */
    Check own(String bucket, boolean deletes) {
        String name = "bucket " + bucket;
        String key = "_loglake/doctor/" + UUID.randomUUID();
        return looked(name, "put" + (deletes ? " and delete" : ""), () -> {
            if (deletes) {
                s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("doctor"));
                s3.deleteObject(delete -> delete.bucket(bucket).key(key));
            } else {
                s3.headBucket(head -> head.bucket(bucket));
            }
            return Check.ok(name, deletes ? "put and deleted an object" : "is there");
        });
    }

    /** A bucket of somebody else: it is listed, and nothing else. */
    Check listed(String bucket, String prefix) {
        String name = "raw bucket " + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
        return looked(name, "list and get", () -> {
            int objects = s3.listObjectsV2(
                            list -> list.bucket(bucket).prefix(prefix).maxKeys(1))
                    .keyCount();
            return objects > 0
                    ? Check.ok(name, "lists")
                    : Check.warn(name, "lists, but holds nothing", "does the producer deliver here?");
        });
    }

    /** AWS refuses requests that are signed with a clock five minutes off. */
    Check clock(String bucket) {
        return looked("clock", "head bucket", () -> {
            HeadBucketResponse answer = s3.headBucket(head -> head.bucket(bucket));
            return answer.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(date -> clock(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)))
                    .orElse(Check.warn("clock", "S3 told no time", "compare it by hand"));
        });
    }

    private Check clock(ZonedDateTime theirs) {
        Duration apart = Duration.between(theirs.toInstant(), clock.instant()).abs();
        String found = apart.toSeconds() + " s from that of S3";
        if (apart.compareTo(REFUSED) >= 0) {
            return Check.fail("clock", found, "set it: AWS refuses what is signed so");
        }
        return apart.compareTo(NOTICEABLE) > 0
                ? Check.warn("clock", found, "let the system follow a time server")
                : Check.ok("clock", found);
    }

    private interface Look {
        Check take();
    }

    private static Check looked(String name, String right, Look look) {
        try {
            return look.take();
        } catch (NoSuchBucketException none) {
            return Check.fail(name, "is not there", "make it, or correct the setting that names it (docs/aws.md)");
        } catch (SdkClientException away) {
            return Check.fail(
                    OUT_OF_REACH, firstWords(away), "set AWS_PROFILE or AWS_REGION, and look at the way to AWS");
        } catch (S3Exception refused) {
            return Check.fail(
                    name,
                    refused.statusCode() + " " + refused.awsErrorDetails().errorCode(),
                    refused.statusCode() == 404
                            ? "make it, or correct the setting that names it (docs/aws.md)"
                            : "grant the lake's role to " + right + " there (docs/aws.md)");
        }
    }

    /** The SDK says at length what it tried; people need to know what it wanted. */
    private static String firstWords(SdkClientException away) {
        String message = String.valueOf(away.getMessage());
        return message.substring(0, Math.min(message.length(), FIRST_WORDS))
                .replaceAll("[(\\n].*", "")
                .strip();
    }
}
