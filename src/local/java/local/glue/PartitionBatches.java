package local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import local.endpoint.Action;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Request;

/** Calls about many partitions at once: each member succeeds or fails for itself. */
final class PartitionBatches {
    private final Catalog catalog;
    private final PartitionChanges changes;

    PartitionBatches(Catalog catalog, Defaults defaults) {
        this.catalog = catalog;
        this.changes = new PartitionChanges(defaults);
    }

    Map<String, Action> all() {
        return Map.of(
                "BatchCreatePartition", this::create,
                "BatchGetPartition", this::get,
                "BatchUpdatePartition", this::update,
                "BatchDeletePartition", this::delete);
    }

    private JsonNode create(Request request) {
        Table table = catalog.table(request, "TableName");
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        changes.createAll(table, request.objects("PartitionInputList", 100))
                .forEach((input, error) -> report(errors, "PartitionValues", input.texts("Values"), error));
        return answer;
    }

    private JsonNode get(Request request) {
        Table table = catalog.table(request, "TableName");
        ObjectNode answer = Json.object();
        ArrayNode partitions = answer.putArray("Partitions");
        answer.putArray("UnprocessedKeys");
        for (Request wanted : request.objects("PartitionsToGet", 1000)) {
            table.partitions().find(wanted.texts("Values")).ifPresent(partitions::add);
        }
        return answer;
    }

    private JsonNode update(Request request) {
        return each(
                request,
                "Entries",
                100,
                "PartitionValueList",
                (table, entry) ->
                        changes.update(table, entry.texts("PartitionValueList"), entry.within("PartitionInput")));
    }

    private JsonNode delete(Request request) {
        return each(
                request,
                "PartitionsToDelete",
                25,
                "Values",
                (table, entry) -> PartitionChanges.delete(table, entry.texts("Values")));
    }

    private JsonNode each(Request request, String list, int most, String values, BiConsumer<Table, Request> change) {
        Table table = catalog.table(request, "TableName");
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        String reported = list.equals("Entries") ? "PartitionValueList" : "PartitionValues";
        for (Request entry : request.objects(list, most)) {
            try {
                change.accept(table, entry);
            } catch (AwsError error) {
                report(errors, reported, entry.texts(values), error);
            }
        }
        return answer;
    }

    private static void report(ArrayNode errors, String field, List<String> values, AwsError error) {
        ObjectNode failed = errors.addObject();
        failed.set(field, Json.texts(values));
        failed.set("ErrorDetail", GlueErrors.detail(error));
    }
}
