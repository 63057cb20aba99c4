package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import local.endpoint.Json;
import routes.aws.Digests;

/** Counts tokens, four characters each, and remembers for five minutes which prefixes it has met before a cache point. */
final class PromptCache {
    private static final int CHARACTERS = 4;
    private static final int LEAST_TOKENS = 1_024;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Map<String, Instant> met = new ConcurrentHashMap<>();
    private final Clock clock;

    PromptCache(Clock clock) {
        this.clock = clock;
    }

    static int tokens(JsonNode node) {
        return (node.toString().length() + CHARACTERS - 1) / CHARACTERS;
    }

    /** All that the model is given, cached or not. */
    static int tokens(Conversation conversation) {
        return tokens(given(conversation));
    }

    private static JsonNode given(Conversation conversation) {
        ObjectNode given = Json.object();
        given.set("tools", conversation.body().path("toolConfig").path("tools"));
        given.set("system", conversation.body().path("system"));
        given.set("messages", conversation.body().path("messages"));
        return given;
    }

    /** Input tokens split as the service splits them; the prefixes are known from now on. */
    Usage usage(Conversation conversation, int output) {
        Walk walk = new Walk();
        conversation.body().path("toolConfig").path("tools").forEach(walk::block);
        conversation.body().path("system").forEach(walk::block);
        conversation.messages().forEach(message -> message.path("content").forEach(walk::block));
        int input = walk.characters / CHARACTERS + 1;
        return new Usage(input - walk.cached, output, walk.read, walk.cached - walk.read);
    }

    private final class Walk {
        private final StringBuilder prefix = new StringBuilder();
        private int characters;
        private int read;
        private int cached;

        void block(JsonNode block) {
            if (!block.has("cachePoint")) {
                String text = block.toString();
                prefix.append(text);
                characters += text.length();
                return;
            }

            int tokens = characters / CHARACTERS;
            if (tokens >= LEAST_TOKENS) {
                cached = tokens;
                String known = Digests.sha256(prefix.toString());
                Instant last = met.put(known, clock.instant());
                if (last != null && last.plus(LIFE).isAfter(clock.instant())) {
                    read = tokens;
                }
            }
        }
    }
}
