package local.bedrock;

import java.util.Map;
import local.endpoint.AwsError;

/** Bedrock's errors and the HTTP status of each. */
final class Errors {
    static final String VALIDATION = "ValidationException";

    static final String THROTTLING = "ThrottlingException";

    static final Map<String, Integer> STATUSES = Map.of(
            VALIDATION,
            400,
            "AccessDeniedException",
            403,
            "ResourceNotFoundException",
            404,
            "ModelTimeoutException",
            408,
            "ConflictException",
            409,
            "ModelErrorException",
            424,
            THROTTLING,
            429,
            "ModelNotReadyException",
            429,
            "InternalServerException",
            500,
            "ServiceUnavailableException",
            503);

    private Errors() {}

    static AwsError invalid(String message) {
        return new AwsError(VALIDATION, message);
    }

    static AwsError tooLong() {
        return invalid("Input is too long for requested model.");
    }

    static AwsError throttled() {
        return new AwsError(THROTTLING, "Too many requests, please wait before trying again.");
    }

    static AwsError notFound(String message) {
        return new AwsError("ResourceNotFoundException", message);
    }
}
