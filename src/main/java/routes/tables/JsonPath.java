package routes.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a value of a record: a JSON pointer (RFC 6901) whose steps are keys of objects. It also goes through a string that
 * holds a JSON object.
 */
public record JsonPath(List<String> keys) {
    public JsonPath {
        keys = List.copyOf(keys);
    }

    /** {@code /userIdentity/arn}, with {@code ~1} for a slash and {@code ~0} for a tilde; empty for anything else. */
    static Optional<JsonPath> parse(String pointer) {
        if (!pointer.matches("(/([^~/]|~[01])+)+")) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            keys.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new JsonPath(keys));
    }

    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        keys.forEach(key -> pointer.append('/').append(key.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
