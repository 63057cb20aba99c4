package local.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.endpoint.AwsError;
import local.endpoint.Json;
import org.jspecify.annotations.Nullable;

/** How the stand-in is told to behave: {@code script.yaml}. What is left out is as on a good day. */
record Script(
        @Nullable Integer contextWindow,
        @Nullable Integer throttleNext,
        @Nullable String latency,
        @Nullable List<Turn> turns,
        @Nullable JobScript jobs) {
    static final Script NONE = new Script(null, null, null, null, null);

    private static final int WINDOW_TOKENS = 200_000;
    private static final Pattern SPAN = Pattern.compile("(\\d+)\\s*(ms|s)");
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /**
     * An answer of the scripted brain.
     *
     * @param when what the conversation must look like; missing: anything
     * @param times how often it may be used; missing: always
     */
    record Turn(
            @Nullable When when,
            @Nullable Integer times,
            @Nullable String text,
            @Nullable List<Tool> tools,
            @Nullable String stop,
            @Nullable Failure error) {}

    /** All that is given must fit. */
    record When(
            @Nullable Integer turn,
            @Nullable String contains,
            @Nullable String question) {
        boolean fits(Conversation conversation) {
            return (turn == null || turn == conversation.turn())
                    && (contains == null || conversation.lastText().contains(contains))
                    && (question == null || conversation.question().contains(question));
        }
    }

    record Tool(@Nullable String id, String name, @Nullable ObjectNode input) {
        ObjectNode given() {
            return input == null ? Json.object() : input.deepCopy();
        }
    }

    record Failure(String type, @Nullable String message) {}

    /** @throws AwsError that names line and column of what is not understood */
    static Script parse(String yaml) {
        try {
            return yaml.isBlank() ? NONE : Objects.requireNonNullElse(YAML.readValue(yaml, Script.class), NONE);
        } catch (JsonProcessingException broken) {
            String where = broken.getLocation() == null
                    ? ""
                    : ":" + broken.getLocation().getLineNr() + ":"
                            + broken.getLocation().getColumnNr();
            String first = broken.getOriginalMessage().lines().findFirst().orElse("");
            throw Errors.invalid("script.yaml" + where + ": " + first + "; mend it, it is read again at the next call");
        }
    }

    int window() {
        return contextWindow == null ? WINDOW_TOKENS : contextWindow;
    }

    int throttled() {
        return throttleNext == null ? 0 : throttleNext;
    }

    Duration delay() {
        return span("latency", latency, Duration.ZERO);
    }

    List<Turn> answers() {
        return turns == null ? List.of() : turns;
    }

    JobScript batch() {
        return Optional.ofNullable(jobs).orElse(JobScript.NONE);
    }

    /** @throws AwsError when it is not written like 200ms or 2s */
    static Duration span(String key, @Nullable String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw Errors.invalid("script.yaml: " + key + " is '" + text + "'; write a time span such as 200ms or 2s");
        }
        long count = Long.parseLong(span.group(1));
        return span.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
    }
}
