package local.s3;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Errors as S3 spells them. */
final class S3Errors {
    private S3Errors() {}

    static S3Exception of(int status, String code, String message, @Nullable Throwable cause) {
        return (S3Exception) S3Exception.builder()
                .message(message)
                .cause(cause)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(status)
                                .headers(Map.of())
                                .build())
                        .build())
                .build();
    }
}
