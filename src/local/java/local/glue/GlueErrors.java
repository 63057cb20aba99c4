package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import local.endpoint.AwsError;
import local.endpoint.Json;

/** The errors of Glue, in its words. */
final class GlueErrors {
    static final String INVALID = "InvalidInputException";

    private GlueErrors() {}

    static AwsError missing(String message) {
        return new AwsError("EntityNotFoundException", message);
    }

    static AwsError exists(String kind) {
        return new AwsError("AlreadyExistsException", kind + " already exists.");
    }

    static AwsError invalid(String message) {
        return new AwsError(INVALID, message);
    }

    /** As a batch reports the failure of one of its members. */
    static ObjectNode detail(AwsError error) {
        return Json.object().put("ErrorCode", error.type()).put("ErrorMessage", error.text());
    }
}
