package routes.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import routes.observe.Meters;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/**
 * Gathers the partitions that wait while a call is under way and registers them with the next one, at most 100 a call. Whoever
 * finds no call under way makes it, for all who wait; nobody waits for others to come.
 */
final class GluePartitionBatches {
    /** What BatchCreatePartition takes. */
    private static final int MOST = 100;

    private final GlueClient glue;
    private final String database;
    private final Meters meters;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    GluePartitionBatches(GlueClient glue, String database, Meters meters) {
        this.glue = glue;
        this.database = database;
        this.meters = meters;
    }

    /** Returns when the partition is in the catalog; throws what Glue said when it is not. */
    void add(String table, PartitionInput partition) {
        addAll(table, List.of(partition));
    }

    /** Returns when all partitions are in the catalog; throws what Glue said of one that is not. */
    void addAll(String table, List<PartitionInput> partitions) {
        List<Waiting> mine = partitions.stream()
                .map(partition -> new Waiting(partition, new CompletableFuture<>()))
                .toList();
        Lane lane = lanes.computeIfAbsent(table, name -> new Lane());
        if (lane.joined(mine)) {
            for (List<Waiting> batch = lane.next(); !batch.isEmpty(); batch = lane.next()) {
                register(table, batch);
            }
        }
        mine.forEach(waiting -> await(waiting.registered));
    }

    private static void await(CompletableFuture<Void> registered) {
        try {
            registered.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void register(String table, List<Waiting> batch) {
        try {
            // One partition may wait twice; Glue refuses a call that names it twice.
            Map<List<String>, PartitionInput> distinct = new HashMap<>();
            batch.forEach(waiting -> distinct.putIfAbsent(waiting.partition.values(), waiting.partition));
            Map<List<String>, PartitionError> errors = errors(glue.batchCreatePartition(
                    create -> create.databaseName(database).tableName(table).partitionInputList(distinct.values())));
            batch.forEach(waiting -> answer(table, waiting, errors.get(waiting.partition.values())));
        } catch (RuntimeException failed) {
            batch.forEach(waiting -> {
                meters.partitionRequest(table, "failed");
                waiting.registered.completeExceptionally(failed);
            });
        }
    }

    private void answer(String table, Waiting waiting, @org.jspecify.annotations.Nullable PartitionError error) {
        if (error == null) {
            meters.partitionRequest(table, "created");
            waiting.registered.complete(null);
        } else if ("AlreadyExistsException".equals(error.errorDetail().errorCode())) {
            meters.partitionRequest(table, "exists");
            waiting.registered.complete(null);
        } else {
            meters.partitionRequest(table, "failed");
            waiting.registered.completeExceptionally(new IllegalStateException("Glue did not register " + table + " "
                    + error.partitionValues() + ": " + error.errorDetail().errorCode() + " "
                    + error.errorDetail().errorMessage()));
        }
    }

    private static Map<List<String>, PartitionError> errors(BatchCreatePartitionResponse response) {
        return response.errors().stream()
                .collect(Collectors.toMap(PartitionError::partitionValues, error -> error, (a, b) -> a));
    }

    private record Waiting(PartitionInput partition, CompletableFuture<Void> registered) {}

    /** The queue of one table. */
    private static final class Lane {
        private final Deque<Waiting> queue = new ArrayDeque<>();
        private boolean busy;

        /** True when the caller must now register, since nobody else does. */
        synchronized boolean joined(List<Waiting> waiting) {
            queue.addAll(waiting);
            boolean first = !busy;
            busy = true;
            return first;
        }

        /** The next to register; empty sets the lane free. */
        synchronized List<Waiting> next() {
            List<Waiting> batch = new ArrayList<>();
            while (!queue.isEmpty() && batch.size() < MOST) {
                batch.add(queue.remove());
            }
            busy = !batch.isEmpty();
            return batch;
        }
    }
}
