package local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The partitions of a table by their values. A change is in the log before it can be seen. */
final class Partitions implements AutoCloseable {
    private static final String BETWEEN_VALUES = "\u0001";
    private static final List<String> ALIKE = List.of("Columns", "SerdeInfo");

    private final PartitionLog log;
    private final ConcurrentNavigableMap<String, ObjectNode> byKey = new ConcurrentSkipListMap<>();
    private final Map<JsonNode, JsonNode> shared = new HashMap<>();

    private Partitions(PartitionLog log) {
        this.log = log;
    }

    static Partitions open(Path file) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        Partitions partitions = new Partitions(PartitionLog.open(file, found));
        found.forEach((key, partition) -> partitions.byKey.put(key, partitions.sharing(partition)));
        return partitions;
    }

    static String key(List<String> values) {
        return String.join(BETWEEN_VALUES, values);
    }

    NavigableMap<String, ObjectNode> byKey() {
        return byKey;
    }

    Optional<ObjectNode> find(List<String> values) {
        return Optional.ofNullable(byKey.get(key(values)));
    }

    /** Empty means removed. All become visible once all are in the log. */
    synchronized void change(Map<String, Optional<ObjectNode>> changes) {
        log.append(changes);
        changes.forEach((key, partition) ->
                partition.ifPresentOrElse(present -> byKey.put(key, sharing(present)), () -> byKey.remove(key)));
    }

    /** Thousands of partitions repeat the same thirty columns: they are kept once. */
    private ObjectNode sharing(ObjectNode partition) {
        if (partition.get("StorageDescriptor") instanceof ObjectNode storage) {
            for (String field : ALIKE) {
                storage.set(field, shared.computeIfAbsent(storage.path(field), same -> same));
            }
        }
        return partition;
    }

    @Override
    public void close() {
        log.close();
    }
}
