package routes.looker;

import java.util.List;

/**
 * A message of the conversation.
 *
 * @param assistant whether the model said it
 */
record Said(boolean assistant, List<Part> parts) {
    boolean hasResults() {
        return parts.stream().anyMatch(part -> part.result() != null);
    }
}
