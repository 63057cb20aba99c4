package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service on loopback that speaks AWS's JSON 1.1: POST, the action named in {@code X-Amz-Target}, no signature checked. */
public final class JsonEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JsonEndpoint.class);

    private final Map<String, Action> actions;
    private final String invalid;
    private final Loopback loopback;

    private JsonEndpoint(int port, String invalid, Map<String, Action> actions) {
        this.invalid = invalid;
        this.actions = actions;
        this.loopback = Loopback.start(port, this::serve);
    }

    /**
     * @param port 0 for a free one
     * @param invalid the error type for a call that makes no sense
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static JsonEndpoint start(int port, String invalid, Map<String, Action> actions) {
        return new JsonEndpoint(port, invalid, actions);
    }

    public URI uri() {
        return loopback.uri();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            String action = target.substring(target.indexOf('.') + 1);
            try {
                respond(exchange, 200, answer(action, exchange.getRequestBody().readAllBytes()));
            } catch (AwsError error) {
                respond(exchange, 400, error(error.type(), error.text()));
            } catch (RuntimeException bug) {
                LOG.error("{} failed", action, bug);
                respond(exchange, 500, error("InternalServiceException", action + ": " + bug));
            }
        }
    }

    private JsonNode answer(String name, byte[] body) {
        Action action = actions.get(name);
        if (action == null) {
            throw new AwsError("UnknownOperationException", "The local AWS does not know the action " + name + ".");
        }
        return action.answer(new Request(parse(body), invalid));
    }

    private ObjectNode parse(byte[] body) {
        try {
            return body.length == 0 ? Json.object() : Json.parse(body);
        } catch (IOException broken) {
            throw new AwsError("SerializationException", String.valueOf(broken.getMessage()));
        }
    }

    private static ObjectNode error(String type, String message) {
        return Json.object().put("__type", type).put("Message", message);
    }

    private static void respond(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] body = Json.bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        loopback.close();
    }
}
