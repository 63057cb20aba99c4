package local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.Json;
import local.endpoint.Page;
import local.endpoint.Request;

/** Calls about databases. */
final class DatabaseActions {
    private static final int PAGE = 100;

    private final Catalog catalog;
    private final Defaults defaults;

    DatabaseActions(Catalog catalog, Defaults defaults) {
        this.catalog = catalog;
        this.defaults = defaults;
    }

    Map<String, Action> all() {
        return Map.of(
                "CreateDatabase", this::create,
                "GetDatabase", this::get,
                "GetDatabases", this::list,
                "UpdateDatabase", this::update,
                "DeleteDatabase", this::delete);
    }

    private JsonNode create(Request request) {
        catalog.create(defaults.database(request.within("DatabaseInput")));
        return Json.object();
    }

    private JsonNode get(Request request) {
        return Json.object()
                .set("Database", catalog.database(request.name("Name")).facts());
    }

    private JsonNode list(Request request) {
        return new Page<>(request, PAGE, catalog.databases()).answer("DatabaseList", any -> true, Database::facts);
    }

    private JsonNode update(Request request) {
        Request input = request.within("DatabaseInput");
        String name = request.name("Name");
        catalog.database(name).update(defaults.database(input).put("Name", name));
        return Json.object();
    }

    private JsonNode delete(Request request) {
        catalog.drop(request.name("Name"));
        return Json.object();
    }
}
