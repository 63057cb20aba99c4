package local.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import local.endpoint.Json;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** A conversation with a model that has Looker's tools. */
final class Talk {
    private static final ToolConfiguration TOOLS = ToolConfiguration.builder()
            .tools(Stream.of("list_tables", "describe_table", "run_query", "get_rows", "finish")
                    .map(Talk::tool)
                    .toList())
            .build();

    private final Ground ground;
    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final List<ContentBlock> results = new ArrayList<>();
    private ConverseResponse last = ConverseResponse.builder().build();

    Talk(Ground ground, String model, String question) {
        this.ground = ground;
        this.model = model;
        messages.add(Ground.user(question));
    }

    private static Tool tool(String name) {
        return Tool.fromToolSpec(spec -> spec.name(name)
                .inputSchema(schema -> schema.json(
                        Document.mapBuilder().putString("type", "object").build())));
    }

    /** The tools that the model wants now. */
    List<ToolUseBlock> next() {
        if (!results.isEmpty()) {
            messages.add(Ground.user(results.toArray(ContentBlock[]::new)));
            results.clear();
        }
        last = ground.runtime.converse(
                converse -> converse.modelId(model).messages(messages).toolConfig(TOOLS));
        messages.add(last.output().message());
        return last.output().message().content().stream()
                .filter(block -> block.toolUse() != null)
                .map(ContentBlock::toolUse)
                .toList();
    }

    /** What it says beside. */
    String text() {
        return last.output().message().content().get(0).text();
    }

    ConverseResponse last() {
        return last;
    }

    void answer(ToolUseBlock use, String json) {
        result(use, json, ToolResultStatus.SUCCESS);
    }

    void refuse(ToolUseBlock use, String json) {
        result(use, json, ToolResultStatus.ERROR);
    }

    private void result(ToolUseBlock use, String json, ToolResultStatus status) {
        results.add(ContentBlock.fromToolResult(result -> result.toolUseId(use.toolUseId())
                .status(status)
                .content(ToolResultContentBlock.fromJson(document(parsed(json))))));
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static Document document(JsonNode node) {
        if (node.isObject()) {
            Map<String, Document> fields = new java.util.LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), document(field.getValue())));
            return Document.fromMap(fields);
        }
        if (node.isArray()) {
            List<Document> elements = new ArrayList<>();
            node.forEach(element -> elements.add(document(element)));
            return Document.fromList(elements);
        }
        if (node.isNumber()) {
            return Document.fromNumber(node.asText());
        }
        return node.isNull()
                ? Document.fromNull()
                : node.isBoolean() ? Document.fromBoolean(node.asBoolean()) : Document.fromString(node.asText());
    }
}
