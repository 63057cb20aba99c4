package local.sns;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Topics and who listens to them, kept in one file that is replaced as a whole. */
final class Topics {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param endpoint ARN of the queue
     * @param raw whether the queue gets the message as it is, without SNS's envelope
     */
    record Subscription(String arn, String topic, String endpoint, boolean raw) {}

    private final Path file;
    private final NavigableMap<String, List<Subscription>> byTopic;

    private Topics(Path file, NavigableMap<String, List<Subscription>> byTopic) {
        this.file = file;
        this.byTopic = byTopic;
    }

    static Topics open(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("topics.json");
            NavigableMap<String, List<Subscription>> kept = new TreeMap<>();
            if (Files.exists(file)) {
                kept.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, List<Subscription>>>() {}));
            }
            return new Topics(file, kept);
        } catch (IOException unusable) {
            throw new UncheckedIOException(folder + ": " + unusable.getMessage(), unusable);
        }
    }

    synchronized NavigableMap<String, List<Subscription>> all() {
        return new TreeMap<>(byTopic);
    }

    /** Makes the topic unless it is there. */
    synchronized void add(String topic) {
        if (byTopic.putIfAbsent(topic, List.of()) == null) {
            save();
        }
    }

    synchronized void remove(String topic) {
        if (byTopic.remove(topic) != null) {
            save();
        }
    }

    synchronized void add(Subscription subscription) {
        List<Subscription> more = new ArrayList<>(byTopic.getOrDefault(subscription.topic(), List.of()));
        more.add(subscription);
        byTopic.put(subscription.topic(), List.copyOf(more));
        save();
    }

    synchronized void unsubscribe(String arn) {
        byTopic.replaceAll((topic, subscriptions) ->
                subscriptions.stream().filter(one -> !one.arn().equals(arn)).toList());
        save();
    }

    private void save() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, JSON.writeValueAsBytes(byTopic));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
