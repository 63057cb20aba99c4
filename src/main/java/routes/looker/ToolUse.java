package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;

/** A model's wish to use a tool; the input is as the model wrote it. */
public record ToolUse(String id, String name, JsonNode input) {}
