package routes.looker;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A piece of a message: exactly one of its members is there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Part(
        @Nullable String text,
        @Nullable ToolUse use,
        @Nullable ToolResult result,
        @Nullable Reasoning reasoning) {

    /** What a model thought; it wants to read it again as it was. */
    record Reasoning(String text, @Nullable String signature) {}

    static Part of(String text) {
        return new Part(text, null, null, null);
    }

    static Part of(ToolUse use) {
        return new Part(null, use, null, null);
    }

    static Part of(ToolResult result) {
        return new Part(null, null, result, null);
    }

    static Part of(Reasoning reasoning) {
        return new Part(null, null, null, reasoning);
    }
}
