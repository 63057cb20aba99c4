package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** Parts of a conversation and JSON, as the SDK has them and as we have them. */
final class BedrockDocuments {
    private BedrockDocuments() {}

    static ContentBlock block(Part part) {
        if (part.use() != null) {
            ToolUse use = part.use();
            return ContentBlock.fromToolUse(
                    tool -> tool.toolUseId(use.id()).name(use.name()).input(of(use.input())));
        }
        if (part.result() != null) {
            ToolResult result = part.result();
            return ContentBlock.fromToolResult(answer -> answer.toolUseId(result.id())
                    .status(result.error() ? ToolResultStatus.ERROR : ToolResultStatus.SUCCESS)
                    .content(ToolResultContentBlock.fromJson(of(result.content()))));
        }
        if (part.reasoning() != null) {
            Part.Reasoning reasoning = part.reasoning();
            return ContentBlock.fromReasoningContent(content ->
                    content.reasoningText(text -> text.text(reasoning.text()).signature(reasoning.signature())));
        }
        return ContentBlock.fromText(String.valueOf(part.text()));
    }

    /** Empty for what we cannot use, such as an image. */
    static Optional<Part> part(ContentBlock block) {
        return switch (block.type()) {
            // Converse refuses a text of blanks when it is sent back.
            case TEXT ->
                Optional.of(block.text()).filter(text -> !text.isBlank()).map(Part::of);
            case TOOL_USE ->
                Optional.of(Part.of(new ToolUse(
                        block.toolUse().toolUseId(),
                        block.toolUse().name(),
                        block.toolUse().input() == null
                                ? Json.object()
                                : of(block.toolUse().input()))));
            case REASONING_CONTENT ->
                Optional.ofNullable(block.reasoningContent().reasoningText())
                        .map(text -> Part.of(new Part.Reasoning(text.text(), text.signature())));
            default -> Optional.empty();
        };
    }

    static Document of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> members = new LinkedHashMap<>();
                json.fields().forEachRemaining(member -> members.put(member.getKey(), of(member.getValue())));
                yield Document.fromMap(members);
            }
            case ARRAY -> {
                List<Document> elements = new java.util.ArrayList<>();
                json.forEach(element -> elements.add(of(element)));
                yield Document.fromList(elements);
            }
            case NUMBER -> Document.fromNumber(json.decimalValue());
            case BOOLEAN -> Document.fromBoolean(json.booleanValue());
            case STRING -> Document.fromString(json.textValue());
            default -> Document.fromNull();
        };
    }

    static JsonNode of(@Nullable Document document) {
        if (document == null || document.isNull()) {
            return Json.MAPPER.nullNode();
        }
        if (document.isMap()) {
            ObjectNode object = Json.object();
            document.asMap().forEach((name, value) -> object.set(name, of(value)));
            return object;
        }
        if (document.isList()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            document.asList().forEach(element -> array.add(of(element)));
            return array;
        }
        if (document.isNumber()) {
            return Json.MAPPER.valueToTree(document.asNumber().bigDecimalValue());
        }
        return document.isBoolean()
                ? Json.MAPPER.valueToTree(document.asBoolean())
                : Json.MAPPER.valueToTree(document.asString());
    }
}
