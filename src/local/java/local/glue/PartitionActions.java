package local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import local.endpoint.Action;
import local.endpoint.Json;
import local.endpoint.Page;
import local.endpoint.Request;

/** Calls about one partition, and the listing of many. */
final class PartitionActions {
    private static final int PAGE = 1000;

    private final Catalog catalog;
    private final PartitionChanges changes;

    PartitionActions(Catalog catalog, Defaults defaults) {
        this.catalog = catalog;
        this.changes = new PartitionChanges(defaults);
    }

    Map<String, Action> all() {
        return Map.of(
                "CreatePartition", this::create,
                "GetPartition", this::get,
                "GetPartitions", this::list,
                "UpdatePartition", this::update,
                "DeletePartition", this::delete);
    }

    private JsonNode create(Request request) {
        changes.create(catalog.table(request, "TableName"), request.within("PartitionInput"));
        return Json.object();
    }

    private JsonNode get(Request request) {
        Table table = catalog.table(request, "TableName");
        return Json.object().set("Partition", PartitionChanges.present(table, request.texts("PartitionValues")));
    }

    private JsonNode list(Request request) {
        Table table = catalog.table(request, "TableName");
        Predicate<ObjectNode> wanted = request.find("Expression")
                .filter(expression -> !expression.isBlank())
                .map(expression -> PartitionExpression.parse(expression, table.partitionKeys()))
                .orElse(any -> true);
        Function<ObjectNode, ObjectNode> shown =
                request.flag("ExcludeColumnSchema") ? PartitionActions::withoutColumns : Function.identity();
        return new Page<>(request, PAGE, table.partitions().byKey())
                .answer("Partitions", segment(request).and(wanted), shown);
    }

    /** Parallel listers share a table: each asks for its segment. */
    private static Predicate<ObjectNode> segment(Request request) {
        Request segment = request.within("Segment");
        int segments = segment.number("TotalSegments", 1);
        int number = segment.number("SegmentNumber", 0);
        if (number < 0 || number >= segments) {
            throw GlueErrors.invalid("SegmentNumber " + number + " is not below TotalSegments " + segments + ".");
        }
        return partition -> Math.floorMod(partition.path("Values").hashCode(), segments) == number;
    }

    private static ObjectNode withoutColumns(ObjectNode partition) {
        ObjectNode copy = Json.object().setAll(partition);
        if (partition.get("StorageDescriptor") instanceof ObjectNode storage) {
            ObjectNode slim = Json.object().setAll(storage);
            slim.remove("Columns");
            copy.set("StorageDescriptor", slim);
        }
        return copy;
    }

    private JsonNode update(Request request) {
        Table table = catalog.table(request, "TableName");
        changes.update(table, request.texts("PartitionValueList"), request.within("PartitionInput"));
        return Json.object();
    }

    private JsonNode delete(Request request) {
        List<String> values = request.texts("PartitionValues");
        PartitionChanges.delete(catalog.table(request, "TableName"), values);
        return Json.object();
    }
}
