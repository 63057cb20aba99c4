package local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service on loopback that speaks AWS's REST JSON: method and path name the operation, no signature checked. */
public final class RestEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestEndpoint.class);
    private static final int BAD_REQUEST = 400;

    private final List<RestOperation> operations;
    private final Map<String, Integer> statuses;
    private final Loopback loopback;

    private RestEndpoint(int port, List<RestOperation> operations, Map<String, Integer> statuses) {
        this.operations = operations;
        this.statuses = statuses;
        this.loopback = Loopback.start(port, this::serve);
    }

    /**
     * @param port 0 for a free one
     * @param statuses HTTP status of each error type that is not answered with 400
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static RestEndpoint start(int port, List<RestOperation> operations, Map<String, Integer> statuses) {
        return new RestEndpoint(port, List.copyOf(operations), Map.copyOf(statuses));
    }

    public URI uri() {
        return loopback.uri();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String id = UUID.randomUUID().toString();
        try (exchange) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", id);
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                respond(exchange, 200, answer(exchange, id, body));
            } catch (AwsError error) {
                respond(exchange, statuses.getOrDefault(error.type(), BAD_REQUEST), error(exchange, error));
            } catch (RuntimeException bug) {
                LOG.error("{} failed", exchange.getRequestURI(), bug);
                respond(exchange, 500, error(exchange, new AwsError("InternalServerException", "" + bug)));
            }
        }
    }

    private RestAnswer answer(HttpExchange exchange, String id, byte[] body) {
        for (RestOperation operation : operations) {
            if (operation.method().equals(exchange.getRequestMethod())) {
                var names = operation.names(exchange.getRequestURI().getRawPath());
                if (names.isPresent()) {
                    return operation.action().answer(RestCall.of(exchange, id, names.get(), body));
                }
            }
        }
        throw new AwsError(
                "UnknownOperationException",
                "The local AWS does not know " + exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getRawPath() + ".");
    }

    private static RestAnswer error(HttpExchange exchange, AwsError error) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.type() + ":http://internal.amazon.com/coral/");
        return RestAnswer.of(Json.object().put("message", error.text()));
    }

    private static void respond(HttpExchange exchange, int status, RestAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        loopback.close();
    }
}
