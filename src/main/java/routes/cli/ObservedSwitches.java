package routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.Optional;

/**
 * What a running lake says about its switches.
 *
 * @param address of its pages, {@code http://127.0.0.1:9104/observe}
 */
record ObservedSwitches(URI address) {
    private static final int PATIENCE_MILLIS = 2_000;
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
        try {
            URLConnection page =
                    URI.create(address + "/health?data=true").toURL().openConnection();
            page.setConnectTimeout(PATIENCE_MILLIS);
            page.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream answer = page.getInputStream()) {
                return Optional.ofNullable(JSON.readTree(answer).findParent("lastReloadSuccessful"));
            }
        } catch (IOException away) {
            return Optional.empty();
        }
    }
}
