package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One page of an ordered map. Its token is the last key shown, so entries that come or go meanwhile shift nothing. */
public final class Page<T> {
    private final Request request;
    private final int most;
    private final NavigableMap<String, T> entries;

    /** @param most elements on a page, where the request does not ask for fewer */
    public Page(Request request, int most, NavigableMap<String, T> entries) {
        this.request = request;
        this.most = most;
        this.entries = entries;
    }

    /** {@code {"<field>": [...], "NextToken": ...}}, the token only where more follows. */
    public ObjectNode answer(String field, Predicate<T> wanted, Function<T, ? extends JsonNode> shown) {
        ObjectNode answer = Json.object();
        ArrayNode elements = answer.putArray(field);
        int limit = Math.max(1, Math.min(most, request.number("MaxResults", most)));
        String last = "";
        for (Map.Entry<String, T> entry : rest().entrySet()) {
            if (!wanted.test(entry.getValue())) {
                continue;
            }
            if (elements.size() == limit) {
                return answer.put("NextToken", token(last));
            }
            elements.add(shown.apply(entry.getValue()));
            last = entry.getKey();
        }
        return answer;
    }

    private NavigableMap<String, T> rest() {
        return request.find("NextToken")
                .filter(token -> !token.isEmpty())
                .map(token -> entries.tailMap(key(token), false))
                .orElse(entries);
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private String key(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw request.refused("NextToken is not one of ours.");
        }
    }
}
