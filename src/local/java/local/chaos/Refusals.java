package local.chaos;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What AWS says when it does not do what it was asked, after the SDK's own attempts. */
final class Refusals {
    private Refusals() {}

    static RuntimeException throttled(Call call) {
        return call.bucket().isEmpty()
                ? GlueException.builder()
                        .statusCode(400)
                        .awsErrorDetails(details("ThrottlingException"))
                        .message("Rate exceeded")
                        .build()
                : s3(503, "SlowDown");
    }

    static RuntimeException conflict() {
        return s3(409, "ConditionalRequestConflict");
    }

    static RuntimeException timedOut(Call call) {
        return ApiCallTimeoutException.builder()
                .message("no answer to " + call + " in time")
                .build();
    }

    private static RuntimeException s3(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(details(code))
                .message(code)
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
    }
}
