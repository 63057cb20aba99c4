package routes.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.looker.Neutral;
import routes.looker.ToolSession;

/**
 * Answers one client, request by request in their order, until its stream ends. A line that is no request is answered with an error,
 * and the next one is read.
 */
public final class McpServer {
    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String VERSION = "2.0";

    private final ToolSession session;
    private final McpMethods methods;
    private final RequestLines requests;
    private final PrintStream out;

    /** @param version of the lake, as a client shows it */
    public McpServer(ToolSession session, String version, InputStream in, PrintStream out) {
        this.session = session;
        this.methods = new McpMethods(session, version);
        this.requests = new RequestLines(in);
        this.out = out;
    }

    /** Returns when the client has closed its end. */
    public void serve() throws IOException {
        try {
            for (Optional<RequestLines.Line> line = requests.next(); line.isPresent(); line = requests.next()) {
                if (!line.get().text().isBlank()) {
                    answer(line.get());
                }
            }
        } finally {
            session.close();
        }
    }

    private void answer(RequestLines.Line line) {
        JsonNode id = NullNode.getInstance();
        try {
            JsonNode request = request(line);
            boolean isRequest = request.has("id");
            if (isRequest) {
                id = id(request);
            }
            if (isRequest && request.has("method")) {
                say(id, "result", methods.call(request.path("method").asText(), request.path("params")));
            } else if (!isRequest && !request.has("method")) {
                throw new RpcError(RpcError.NO_REQUEST, "a request has a method and an id");
            }
            // What has no id is a notification, what has no method an answer: both are heard in silence.
        } catch (RpcError error) {
            fail(id, error);
        } catch (RuntimeException failed) {
            // Athena or S3 out of reach ends a request, not the session.
            LOG.error("a request failed", failed);
            fail(id, new RpcError(RpcError.FAILED, Neutral.line(String.valueOf(failed.getMessage()))));
        }
    }

    private static JsonNode request(RequestLines.Line line) throws RpcError {
        if (line.tooLong()) {
            throw new RpcError(RpcError.NO_REQUEST, "a line has at most " + RequestLines.LONGEST + " bytes");
        }
        try {
            JsonNode request = JSON.readTree(line.text());
            if (request == null || !request.isObject()) {
                throw new RpcError(RpcError.NO_REQUEST, "a request is one JSON object on one line");
            }
            return request;
        } catch (JsonProcessingException broken) {
            throw new RpcError(RpcError.NO_JSON, "the line is no JSON: " + Neutral.line(broken.getOriginalMessage()));
        }
    }

    private static JsonNode id(JsonNode request) throws RpcError {
        JsonNode id = request.path("id");
        if (!id.isTextual() && !id.isIntegralNumber()) {
            throw new RpcError(RpcError.NO_REQUEST, "an id is a text or a whole number");
        }
        return id;
    }

    private void fail(JsonNode id, RpcError error) {
        say(id, "error", JSON.createObjectNode().put("code", error.code()).put("message", error.text()));
    }

    private void say(JsonNode id, String member, ObjectNode value) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", VERSION);
        answer.set("id", id);
        answer.set(member, value);
        byte[] line = (answer + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
