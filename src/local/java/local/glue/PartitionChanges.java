package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Request;

/** Changes to the partitions of a table, refused as Glue refuses them. */
final class PartitionChanges {
    private final Defaults defaults;

    PartitionChanges(Defaults defaults) {
        this.defaults = defaults;
    }

    void create(Table table, Request input) {
        List<AwsError> errors =
                createAll(table, List.of(input)).values().stream().toList();
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
    }

    /** Creates what can be created, by one write to the log, and tells why the others could not. */
    Map<Request, AwsError> createAll(Table table, List<Request> inputs) {
        Map<Request, AwsError> refused = new LinkedHashMap<>();
        Map<String, Optional<ObjectNode>> created = new LinkedHashMap<>();
        synchronized (table.partitions()) {
            for (Request input : inputs) {
                List<String> values = input.texts("Values");
                String key = Partitions.key(values);
                if (values.size() != table.partitionKeys().size()) {
                    refused.put(input, miscounted());
                } else if (created.containsKey(key)
                        || table.partitions().find(values).isPresent()) {
                    refused.put(input, GlueErrors.exists("Partition"));
                } else {
                    created.put(key, Optional.of(defaults.partition(table.database(), table.name(), input)));
                }
            }
            table.partitions().change(created);
        }
        return refused;
    }

    /** Replaces a partition; its values may change, too. */
    void update(Table table, List<String> values, Request input) {
        synchronized (table.partitions()) {
            ObjectNode before = present(table, values);
            ObjectNode next = defaults.partition(table.database(), table.name(), input);
            List<String> moved = input.texts("Values").isEmpty() ? values : input.texts("Values");
            checkCount(table, moved);
            next.set("Values", Json.texts(moved));
            next.set("CreationTime", before.get("CreationTime"));
            if (!moved.equals(values) && table.partitions().find(moved).isPresent()) {
                throw GlueErrors.exists("Partition");
            }

            Map<String, Optional<ObjectNode>> changes = new LinkedHashMap<>();
            changes.put(Partitions.key(values), Optional.empty());
            changes.put(Partitions.key(moved), Optional.of(next));
            table.partitions().change(changes);
        }
    }

    static void delete(Table table, List<String> values) {
        synchronized (table.partitions()) {
            present(table, values);
            table.partitions().change(Map.of(Partitions.key(values), Optional.empty()));
        }
    }

    /** @throws AwsError when there is no partition of these values */
    static ObjectNode present(Table table, List<String> values) {
        checkCount(table, values);
        return table.partitions().find(values).orElseThrow(() -> GlueErrors.missing("Cannot find partition."));
    }

    private static void checkCount(Table table, List<String> values) {
        if (values.size() != table.partitionKeys().size()) {
            throw miscounted();
        }
    }

    private static AwsError miscounted() {
        return GlueErrors.invalid("The number of partition keys do not match the number of partition values");
    }
}
