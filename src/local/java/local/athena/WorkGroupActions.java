package local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.Json;
import local.endpoint.Request;

/** Calls about work groups: there is the one that every account has. Its limit of scanned bytes lives as long as this process. */
final class WorkGroupActions {
    static final String PRIMARY = "primary";

    private static final long LEAST_CUTOFF = 10_000_000;

    /** 0: none. */
    private volatile long cutoff;

    Map<String, Action> all() {
        return Map.of("GetWorkGroup", this::get, "ListWorkGroups", this::list, "UpdateWorkGroup", this::update);
    }

    /** Bytes after which a query is cancelled. */
    long cutoff() {
        return cutoff == 0 ? Long.MAX_VALUE : cutoff;
    }

    private JsonNode get(Request request) {
        refuseOther(request);
        ObjectNode group = primary();
        ObjectNode configuration = group.putObject("Configuration");
        configuration.put("EnforceWorkGroupConfiguration", false).put("PublishCloudWatchMetricsEnabled", false);
        configuration
                .putObject("ResultConfiguration")
                .put("OutputLocation", "s3://" + LocalAthena.RESULTS_BUCKET + "/");
        if (cutoff > 0) {
            configuration.put("BytesScannedCutoffPerQuery", cutoff);
        }
        return Json.object().set("WorkGroup", group);
    }

    private JsonNode update(Request request) {
        refuseOther(request);
        Request changes = request.within("ConfigurationUpdates");
        if (changes.flag("RemoveBytesScannedCutoffPerQuery")) {
            cutoff = 0;
        }
        long wished = changes.body().path("BytesScannedCutoffPerQuery").asLong(cutoff);
        if (wished != 0 && wished < LEAST_CUTOFF) {
            throw request.refused("BytesScannedCutoffPerQuery must be at least " + LEAST_CUTOFF + " bytes.");
        }
        cutoff = wished;
        return Json.object();
    }

    private static void refuseOther(Request request) {
        if (!request.text("WorkGroup").equals(PRIMARY)) {
            throw request.refused("WorkGroup " + request.text("WorkGroup") + " is not found.");
        }
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
