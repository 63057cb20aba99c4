package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;

/** What one operation of a service does. */
@FunctionalInterface
public interface Action {
    /** @throws AwsError what the service itself would answer */
    JsonNode answer(Request request);
}
