package local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import local.endpoint.Action;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Request;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

/** Calls about the catalog, answered from Glue; all on one page. */
final class CatalogActions {
    private final GlueClient glue;

    CatalogActions(GlueClient glue) {
        this.glue = glue;
    }

    Map<String, Action> all() {
        return Map.of(
                "ListDataCatalogs", request -> list("DataCatalogsSummary", List.of(catalog())),
                "ListDatabases", this::databases,
                "GetDatabase", this::database,
                "ListTableMetadata", this::tables,
                "GetTableMetadata", this::table);
    }

    private static ObjectNode catalog() {
        return Json.object().put("CatalogName", "AwsDataCatalog").put("Type", "GLUE");
    }

    private static ObjectNode list(String field, List<ObjectNode> elements) {
        return Json.object().set(field, Json.array(elements));
    }

    private JsonNode databases(Request request) {
        return list(
                "DatabaseList",
                glue.getDatabasesPaginator(r -> {}).stream()
                        .flatMap(page -> page.databaseList().stream())
                        .map(CatalogActions::shown)
                        .toList());
    }

    private JsonNode database(Request request) {
        Supplier<Database> wanted = () ->
                glue.getDatabase(r -> r.name(request.text("DatabaseName"))).database();
        return Json.object().set("Database", shown(present(wanted)));
    }

    private JsonNode tables(Request request) {
        Supplier<List<Table>> wanted =
                () -> glue.getTablesPaginator(r -> r.databaseName(request.text("DatabaseName"))).stream()
                        .flatMap(page -> page.tableList().stream())
                        .toList();
        return list(
                "TableMetadataList",
                present(wanted).stream().map(CatalogActions::shown).toList());
    }

    private JsonNode table(Request request) {
        Supplier<Table> wanted = () -> glue.getTable(
                        r -> r.databaseName(request.text("DatabaseName")).name(request.text("TableName")))
                .table();
        return Json.object().set("TableMetadata", shown(present(wanted)));
    }

    private static <T> T present(Supplier<T> wanted) {
        try {
            return wanted.get();
        } catch (EntityNotFoundException missing) {
            throw new AwsError("MetadataException", missing.awsErrorDetails().errorMessage());
        }
    }

    private static ObjectNode shown(Database database) {
        return Json.object().put("Name", database.name()).put("Description", database.description());
    }

    private static ObjectNode shown(Table table) {
        ObjectNode shown = Json.object().put("Name", table.name()).put("TableType", table.tableType());
        shown.put("CreateTime", Json.seconds(table.createTime()));
        if (table.storageDescriptor() != null) {
            shown.set("Columns", columns(table.storageDescriptor().columns()));
        }
        shown.set("PartitionKeys", columns(table.partitionKeys()));
        shown.set("Parameters", Json.MAPPER.valueToTree(table.parameters()));
        return shown;
    }

    private static ArrayNode columns(List<Column> columns) {
        return Json.array(columns.stream()
                .map(column -> Json.object()
                        .put("Name", column.name())
                        .put("Type", column.type())
                        .put("Comment", column.comment()))
                .toList());
    }
}
