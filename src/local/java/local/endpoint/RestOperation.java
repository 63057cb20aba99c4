package local.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a REST service.
 *
 * @param template its path, for example {@code /model/{modelId}/converse}; a name stands for one segment
 */
public record RestOperation(String method, String template, Action action) {
    /** What an operation does. */
    @FunctionalInterface
    public interface Action {
        /** @throws AwsError what the service itself would answer */
        RestAnswer answer(RestCall call);
    }

    /** What the names of the template stand for in {@code path}; empty when it is the path of another operation. */
    Optional<Map<String, String>> names(String path) {
        List<String> expected = List.of(template.split("/"));
        List<String> found = List.of(path.split("/"));
        if (expected.size() != found.size()) {
            return Optional.empty();
        }

        Map<String, String> names = new HashMap<>();
        for (int at = 0; at < expected.size(); at++) {
            String segment = expected.get(at);
            // Only then decoded: an ARN holds slashes, which the client has encoded.
            String text = URLDecoder.decode(found.get(at).replace("+", "%2B"), StandardCharsets.UTF_8);
            if (segment.startsWith("{")) {
                names.put(segment.substring(1, segment.length() - 1), text);
            } else if (!segment.equals(text)) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
