package local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.Json;
import local.endpoint.Request;

/** Calls about work groups: there is the one that every account has. */
final class WorkGroupActions {
    static final String PRIMARY = "primary";

    Map<String, Action> all() {
        return Map.of("GetWorkGroup", this::get, "ListWorkGroups", this::list);
    }

    private JsonNode get(Request request) {
        if (!request.text("WorkGroup").equals(PRIMARY)) {
            throw request.refused("WorkGroup " + request.text("WorkGroup") + " is not found.");
        }

        ObjectNode group = primary();
        ObjectNode configuration = group.putObject("Configuration");
        configuration.put("EnforceWorkGroupConfiguration", false).put("PublishCloudWatchMetricsEnabled", false);
        configuration
                .putObject("ResultConfiguration")
                .put("OutputLocation", "s3://" + LocalAthena.RESULTS_BUCKET + "/");
        return Json.object().set("WorkGroup", group);
    }

    private JsonNode list(Request request) {
        ObjectNode answer = Json.object();
        answer.putArray("WorkGroups").add(primary());
        return answer;
    }

    private static ObjectNode primary() {
        return Json.object().put("Name", PRIMARY).put("State", "ENABLED");
    }
}
