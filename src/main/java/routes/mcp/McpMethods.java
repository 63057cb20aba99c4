package routes.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import routes.looker.Neutral;
import routes.looker.ToolResult;
import routes.looker.ToolSession;
import routes.looker.ToolSet;
import routes.looker.ToolUse;

/** What a client may call: {@code initialize}, {@code ping}, {@code tools/list} and {@code tools/call}. */
final class McpMethods {
    /** Oldest first. The one of 2025-03-26 is not among them: it sends several requests on a line. */
    static final List<String> PROTOCOLS = List.of("2024-11-05", "2025-06-18", "2025-11-25");

    private static final String INSTRUCTIONS = "/prompts/mcp.md";
    private static final int LONGEST_NAME = 64;
    private static final JsonNodeFactory NODES = new ObjectMapper().getNodeFactory();

    private final ToolSession session;
    private final String version;
    private String client = "";
    private int uses;

    McpMethods(ToolSession session, String version) {
        this.session = session;
        this.version = version;
    }

    ObjectNode call(String method, JsonNode parameters) throws RpcError {
        return switch (method) {
            case "initialize" -> initialize(parameters);
            case "ping" -> NODES.objectNode();
            case "tools/list" -> tools();
            case "tools/call" -> use(parameters);
            default -> throw new RpcError(RpcError.NO_METHOD, "there is no method " + shortened(method));
        };
    }

    private ObjectNode initialize(JsonNode parameters) {
        JsonNode info = parameters.path("clientInfo");
        client = shortened("mcp " + info.path("name").asText("?") + " "
                + info.path("version").asText(""));
        ObjectNode said = NODES.objectNode()
                .put(
                        "protocolVersion",
                        protocol(parameters.path("protocolVersion").asText()));
        said.putObject("capabilities").putObject("tools").put("listChanged", false);
        said.putObject("serverInfo").put("name", "loglake").put("version", version);
        return said.put("instructions", instructions());
    }

    /** The newest that is not newer than what the client speaks. */
    private static String protocol(String asked) {
        return PROTOCOLS.stream()
                .filter(known -> known.compareTo(asked) <= 0)
                .reduce(PROTOCOLS.get(0), (older, newer) -> newer);
    }

    private static String instructions() {
        try (InputStream file =
                Objects.requireNonNull(McpMethods.class.getResourceAsStream(INSTRUCTIONS), INSTRUCTIONS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(INSTRUCTIONS, broken);
        }
    }

    private ObjectNode tools() {
        ObjectNode said = NODES.objectNode();
        ArrayNode tools = said.putArray("tools");
        for (ToolSet.Tool tool : session.tools()) {
            ObjectNode one = tools.addObject().put("name", tool.name()).put("description", tool.description());
            one.set("inputSchema", tool.input());
            one.putObject("annotations").put("readOnlyHint", true).put("openWorldHint", false);
        }
        return said;
    }

    private ObjectNode use(JsonNode parameters) throws RpcError {
        if (client.isEmpty()) {
            throw new RpcError(RpcError.NO_REQUEST, "a session begins with initialize");
        }
        String name = parameters.path("name").asText();
        JsonNode input = parameters.has("arguments") ? parameters.path("arguments") : NODES.objectNode();
        if (name.isEmpty()) {
            throw new RpcError(RpcError.BAD_PARAMETERS, "tools/call takes name and arguments");
        }
        ToolResult result = session.use(client, new ToolUse("mcp-" + ++uses, name, input));
        if (result.error() && result.content().path("code").asText().equals("UNKNOWN_TOOL")) {
            throw new RpcError(
                    RpcError.BAD_PARAMETERS,
                    result.content().path("message").asText() + "; "
                            + result.content().path("hint").asText());
        }
        ObjectNode said = NODES.objectNode();
        said.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", neutral(result.content()).toString());
        return said.put("isError", result.error());
    }

    /** What a client shows and what its model may do with a link is not ours to know, so there is none. */
    private static JsonNode neutral(JsonNode json) {
        if (json.isTextual()) {
            return NODES.textNode(Neutral.text(json.textValue()));
        }
        if (json.isArray()) {
            ArrayNode array = NODES.arrayNode();
            json.forEach(item -> array.add(neutral(item)));
            return array;
        }
        if (json.isObject()) {
            ObjectNode object = NODES.objectNode();
            json.properties().forEach(member -> object.set(Neutral.line(member.getKey()), neutral(member.getValue())));
            return object;
        }
        return json;
    }

    private static String shortened(String text) {
        String line = Neutral.line(text).strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }
}
