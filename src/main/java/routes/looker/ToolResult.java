package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool said.
 *
 * @param id of the use that it answers
 */
public record ToolResult(String id, JsonNode content, boolean error) {}
