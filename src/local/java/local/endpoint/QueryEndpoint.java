package local.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service on loopback that speaks AWS's query protocol: POST of a form that names its action, answers in XML, no signature checked. */
public final class QueryEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryEndpoint.class);
    private static final int NOT_FOUND = 404;

    private final Loopback loopback;
    private final QueryXml xml;
    private final Map<String, Action> actions;

    private QueryEndpoint(int port, QueryXml xml, Map<String, Action> actions) {
        this.xml = xml;
        this.actions = actions;
        loopback = Loopback.start(port, this::serve);
    }

    /**
     * @param port 0 for a free one
     * @param namespace of the answers, as {@code http://sns.amazonaws.com/doc/2010-03-31/}
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static QueryEndpoint start(int port, String namespace, Map<String, Action> actions) {
        return new QueryEndpoint(port, new QueryXml(namespace), actions);
    }

    public URI uri() {
        return loopback.uri();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = UUID.randomUUID().toString();
            ObjectNode form = form(exchange.getRequestBody().readAllBytes());
            String name = form.path("Action").asText();
            try {
                respond(exchange, 200, id, xml.answer(name, answer(name, form), id));
            } catch (AwsError error) {
                int status = error.type().equals("NotFound") ? NOT_FOUND : 400;
                respond(exchange, status, id, xml.error("Sender", error.type(), error.text(), id));
            } catch (RuntimeException bug) {
                LOG.error("{} failed", name, bug);
                respond(exchange, 500, id, xml.error("Receiver", "InternalError", name + ": " + bug, id));
            }
        }
    }

    private ObjectNode answer(String name, ObjectNode form) {
        Action action = actions.get(name);
        if (action == null) {
            throw new AwsError("InvalidAction", "The local AWS does not know the action " + name + ".");
        }
        return (ObjectNode) action.answer(new Request(form, "InvalidParameter"));
    }

    private static ObjectNode form(byte[] body) {
        ObjectNode form = Json.object();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void respond(HttpExchange exchange, int status, String id, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.getResponseHeaders().set("x-amzn-RequestId", id);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        loopback.close();
    }
}
