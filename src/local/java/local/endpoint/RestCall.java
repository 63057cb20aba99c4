package local.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call of a REST service.
 *
 * @param id the request id that the client sees
 * @param names what the names of the path's template stand for
 * @param query parameters after the question mark
 * @param header finds the first value of a header
 */
public record RestCall(
        String id,
        Map<String, String> names,
        Map<String, String> query,
        Function<String, Optional<String>> header,
        byte[] body) {

    static RestCall of(HttpExchange exchange, String id, Map<String, String> names, byte[] body) {
        return new RestCall(
                id,
                names,
                parameters(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
                header -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(header)),
                body);
    }

    private static Map<String, String> parameters(Optional<String> query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String name(String name) {
        return names.getOrDefault(name, "");
    }

    /** @throws AwsError when the body is no JSON object */
    public ObjectNode json() {
        try {
            return body.length == 0 ? Json.object() : Json.parse(body);
        } catch (IOException broken) {
            throw new AwsError("ValidationException", "The body is not a JSON object: " + broken.getMessage());
        }
    }
}
