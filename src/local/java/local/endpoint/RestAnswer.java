package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a REST service answers. */
public record RestAnswer(byte[] body, Map<String, String> headers) {
    public static RestAnswer of(JsonNode body) {
        return new RestAnswer(Json.bytes(body), Map.of());
    }

    public RestAnswer with(Map<String, String> more) {
        return new RestAnswer(body, more);
    }
}
