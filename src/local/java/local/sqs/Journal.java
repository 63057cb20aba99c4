package local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queues and their messages, each change appended to a file before it is answered. The operating system has the bytes then, so a
 * kill of the process loses nothing; a power cut may.
 */
final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of rewriting the file: not for little, and only when most of it is history. */
    private static final long SMALL_BYTES = 64L << 20;

    private static final int MOSTLY_HISTORY = 4;

    private final Map<String, String> queues = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> messages = new LinkedHashMap<>();
    private final AppendFile file;
    private long bytesAfterRewrite;

    private Journal(AppendFile file) {
        this.file = file;
    }

    static Journal open(Path folder) {
        try {
            Files.createDirectories(folder);
            AppendFile file = new AppendFile(folder.resolve("journal.jsonl"));
            Journal journal = new Journal(file);
            for (String line : file.lines()) {
                journal.replay(line);
            }
            journal.rewrite();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the queues below " + folder, e);
        }
    }

    /** Queue descriptions as given to {@link #putQueue}, those without a dead-letter queue first. */
    List<JsonNode> queues() {
        List<JsonNode> found = new ArrayList<>();
        queues.values().forEach(line -> found.add(parse(line).get("queue")));
        found.sort((a, b) -> Boolean.compare(a.has("deadLetters"), b.has("deadLetters")));
        return found;
    }

    /** Messages in the order of their first put. */
    List<JsonNode> messages(String queue) {
        List<JsonNode> found = new ArrayList<>();
        messages.getOrDefault(queue, Map.of())
                .values()
                .forEach(line -> found.add(parse(line).get("message")));
        return found;
    }

    boolean holds(String queue, String messageId) {
        return messages.getOrDefault(queue, Map.of()).containsKey(messageId);
    }

    void putQueue(ObjectNode queue) {
        append(JSON.createObjectNode().set("queue", queue));
    }

    void dropQueue(String queue) {
        append(JSON.createObjectNode().put("dropQueue", queue));
    }

    void putMessage(String queue, ObjectNode message) {
        append(JSON.createObjectNode().put("in", queue).set("message", message));
    }

    void dropMessage(String queue, String messageId) {
        if (holds(queue, messageId)) {
            append(JSON.createObjectNode().put("in", queue).put("dropMessage", messageId));
        }
    }

    private void append(ObjectNode change) {
        try {
            String line = JSON.writeValueAsString(change);
            file.append(line);
            apply(change, line);
            if (file.bytes() > Math.max(SMALL_BYTES, MOSTLY_HISTORY * bytesAfterRewrite)) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a message", e);
        }
    }

    private void replay(String line) {
        apply(parse(line), line);
    }

    private void apply(JsonNode change, String line) {
        if (change.has("queue")) {
            queues.put(change.get("queue").get("name").asText(), line);
        } else if (change.has("message")) {
            messages.computeIfAbsent(change.get("in").asText(), queue -> new LinkedHashMap<>())
                    .put(change.get("message").get("id").asText(), line);
        } else if (change.has("dropMessage")) {
            messages.getOrDefault(change.get("in").asText(), new LinkedHashMap<>())
                    .remove(change.get("dropMessage").asText());
        } else {
            queues.remove(change.get("dropQueue").asText());
            messages.remove(change.get("dropQueue").asText());
        }
    }

    private void rewrite() throws IOException {
        List<String> lines = new ArrayList<>(queues.values());
        messages.values().forEach(queue -> lines.addAll(queue.values()));
        file.replace(lines);
        bytesAfterRewrite = file.bytes();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not a line of the journal: " + line, e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
