package local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import local.endpoint.Action;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Page;
import local.endpoint.Request;

/** Calls about tables and their versions. */
final class TableActions {
    private static final int PAGE = 100;

    private final Catalog catalog;
    private final Defaults defaults;

    TableActions(Catalog catalog, Defaults defaults) {
        this.catalog = catalog;
        this.defaults = defaults;
    }

    Map<String, Action> all() {
        return Map.of(
                "CreateTable", this::create,
                "GetTable", this::get,
                "GetTables", this::list,
                "UpdateTable", this::update,
                "DeleteTable", this::delete,
                "BatchDeleteTable", this::deleteBatch,
                "GetTableVersion", this::version,
                "GetTableVersions", this::versions);
    }

    private JsonNode create(Request request) {
        Database database = catalog.database(request.name("DatabaseName"));
        database.create(defaults.table(database.name(), request.within("TableInput")));
        return Json.object();
    }

    private JsonNode get(Request request) {
        return Json.object().set("Table", catalog.table(request, "Name").facts());
    }

    private JsonNode list(Request request) {
        NavigableMap<String, Table> tables =
                catalog.database(request.name("DatabaseName")).tables();
        Predicate<String> named =
                request.find("Expression").map(TableActions::pattern).orElse(any -> true);
        return new Page<>(request, PAGE, tables).answer("TableList", table -> named.test(table.name()), Table::facts);
    }

    private static Predicate<String> pattern(String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).asMatchPredicate();
        } catch (PatternSyntaxException broken) {
            throw GlueErrors.invalid("Expression: " + broken.getDescription());
        }
    }

    private JsonNode update(Request request) {
        Database database = catalog.database(request.name("DatabaseName"));
        Request input = request.within("TableInput");
        Table table = database.table(input.name("Name"));
        int keptOfLast = request.flag("SkipArchive") ? 0 : 1;
        table.update(
                defaults.table(database.name(), input),
                request.find("VersionId").orElse(""),
                keptOfLast);
        return Json.object();
    }

    private JsonNode delete(Request request) {
        catalog.database(request.name("DatabaseName")).drop(request.name("Name"));
        return Json.object();
    }

    private JsonNode deleteBatch(Request request) {
        Database database = catalog.database(request.name("DatabaseName"));
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        for (String name : request.texts("TablesToDelete")) {
            try {
                database.drop(name.toLowerCase(Locale.ROOT));
            } catch (AwsError error) {
                errors.addObject().put("TableName", name).set("ErrorDetail", GlueErrors.detail(error));
            }
        }
        return answer;
    }

    private JsonNode version(Request request) {
        Table table = catalog.table(request, "TableName");
        String newest = table.facts().path("VersionId").textValue();
        String wanted = request.find("VersionId").orElse(newest);
        ObjectNode version = table.versions().values().stream()
                .filter(one -> one.path("VersionId").textValue().equals(wanted))
                .findFirst()
                .orElseThrow(() -> GlueErrors.missing("Table version " + wanted + " not found."));
        return Json.object().set("TableVersion", versioned(version));
    }

    private JsonNode versions(Request request) {
        NavigableMap<String, ObjectNode> newestFirst =
                catalog.table(request, "TableName").versions().descendingMap();
        return new Page<>(request, PAGE, newestFirst).answer("TableVersions", any -> true, TableActions::versioned);
    }

    private static ObjectNode versioned(ObjectNode table) {
        return Json.object()
                .put("VersionId", table.path("VersionId").textValue())
                .set("Table", table);
    }
}
