package routes.looker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a model call.
 *
 * @param requestId the service's name for the call, which its own log and CloudTrail hold too
 * @param stop why the model stopped, or {@code error}
 * @param error what the service said instead of an answer
 */
record Reply(
        List<Part> parts,
        String stop,
        Usage usage,
        @Nullable String requestId,
        @Nullable Failure error) {
    /**
     * A call that failed.
     *
     * @param type the service's name for it
     */
    record Failure(String type, String message, boolean tooLong, boolean throttled) {}

    List<ToolUse> uses() {
        return parts.stream().filter(part -> part.use() != null).map(Part::use).toList();
    }

    String text() {
        return parts.stream()
                .filter(part -> part.text() != null)
                .map(Part::text)
                .reduce("", (a, b) -> a + b);
    }
}
