package local.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service on loopback that speaks AWS's query protocol: POST of a form that names its action, answers in XML, no signature checked. */
public final class QueryEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryEndpoint.class);
    private static final int WORKERS = 4;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, QueryEndpoint::daemon);
    private final QueryXml xml;
    private final Map<String, Action> actions;

    private QueryEndpoint(HttpServer server, QueryXml xml, Map<String, Action> actions) {
        this.server = server;
        this.xml = xml;
        this.actions = actions;
    }

    /**
     * @param port 0 for a free one
     * @param namespace of the answers, as {@code http://sns.amazonaws.com/doc/2010-03-31/}
     * @throws UncheckedIOException when the port is taken
     */
    public static QueryEndpoint start(int port, String namespace, Map<String, Action> actions) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            QueryEndpoint endpoint = new QueryEndpoint(server, new QueryXml(namespace), actions);
            server.setExecutor(endpoint.workers);
            server.createContext("/", endpoint::serve);
            server.start();
            return endpoint;
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + port + ": " + taken.getMessage(), taken);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-aws");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
