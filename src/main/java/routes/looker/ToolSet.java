package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tools by name, as {@code prompts/tools.json} describes them to a model: what each is for and what it takes. */
public final class ToolSet {
    private static final String FILE = "/prompts/tools.json";

    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /**
     * A tool.
     *
     * @param input JSON schema of what it takes
     */
    public record Tool(String name, String description, JsonNode input) {}

    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    private ToolSet(JsonNode file) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (JsonNode tool : file) {
            String name = tool.path("name").asText();
            tools.put(name, new Tool(name, tool.path("description").asText(), tool.path("input")));
            schemas.put(name, registry.getSchema(tool.path("input")));
        }
    }

    public static ToolSet bundled() {
        try (InputStream file = Objects.requireNonNull(ToolSet.class.getResourceAsStream(FILE), FILE)) {
            ArrayNode tools = (ArrayNode) Json.MAPPER.readTree(file);
            return new ToolSet(tools);
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE, broken);
        }
    }

    public List<Tool> all() {
        return List.copyOf(tools.values());
    }

    /** @throws ToolRefused when there is no such tool, or it takes something else */
    void check(String name, JsonNode input) {
        Schema schema = schemas.get(name);
        if (schema == null) {
            throw new ToolRefused(
                    "UNKNOWN_TOOL",
                    "there is no tool " + Neutral.line(name.substring(0, Math.min(64, name.length()))),
                    "the tools are " + String.join(", ", tools.keySet()));
        }
        List<Error> errors = schema.validate(input);
        if (!errors.isEmpty()) {
            throw new ToolRefused(
                    "INPUT",
                    name + ": " + errors.get(0).getInstanceLocation() + " "
                            + errors.get(0).getMessage(),
                    "it takes " + String.join(", ", properties(name)));
        }
    }

    private List<String> properties(String name) {
        List<String> names = new java.util.ArrayList<>();
        Objects.requireNonNull(tools.get(name))
                .input()
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names.isEmpty() ? List.of("nothing") : names;
    }
}
