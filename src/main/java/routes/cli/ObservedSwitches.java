package routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;

/**
 * What a running lake says about its switches.
 *
 * @param address of its pages, {@code http://127.0.0.1:9104/observe}
 */
record ObservedSwitches(URI address) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the contents that {@code hash} names are the ones that it goes by. */
    boolean hasTaken(String hash) {
        return look().filter(check -> check.path("hash").asText().equals(hash)).isPresent();
    }

    boolean answers() {
        return look().isPresent();
    }

    /** Why it may go by something else. */
    String instead() {
        return look().map(check -> check.path("lastReloadSuccessful").asBoolean()
                        ? "it reads " + check.path("file").asText()
                        : "it refused " + check.path("file").asText() + ", see its log")
                .orElse("it does not answer");
    }

    private Optional<JsonNode> look() {
        return ObservedPage.of(address, "/health?data=true").flatMap(ObservedSwitches::check);
    }

    private static Optional<JsonNode> check(String health) {
        try {
            return Optional.ofNullable(JSON.readTree(health).findParent("lastReloadSuccessful"));
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}
