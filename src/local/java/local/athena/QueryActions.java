package local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import local.endpoint.Action;
import local.endpoint.AwsError;
import local.endpoint.Json;
import local.endpoint.Page;
import local.endpoint.Request;
import org.jspecify.annotations.Nullable;

/** Calls about queries and their results. */
final class QueryActions {
    static final String INVALID = "InvalidRequestException";
    private static final int PAGE = 1000;
    private static final int LISTED = 50;

    private final Queries queries;

    QueryActions(Queries queries) {
        this.queries = queries;
    }

    Map<String, Action> all() {
        return Map.of(
                "StartQueryExecution", this::start,
                "StopQueryExecution", this::stop,
                "GetQueryExecution", this::get,
                "BatchGetQueryExecution", this::getBatch,
                "ListQueryExecutions", this::list,
                "GetQueryResults", this::results);
    }

    private JsonNode start(Request request) {
        String token = request.find("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        String database =
                request.within("QueryExecutionContext").find("Database").orElse("default");
        Query query = queries.start(token, sql(request), database, folder(request));
        return Json.object().put("QueryExecutionId", query.id());
    }

    /** Athena allows a semicolon at the end. */
    private static String sql(Request request) {
        return request.text("QueryString").replaceFirst(";\\s*$", "");
    }

    private static String folder(Request request) {
        String location = request.within("ResultConfiguration")
                .find("OutputLocation")
                .orElse("s3://" + LocalAthena.RESULTS_BUCKET + "/");
        if (!location.matches("s3://[a-z0-9][a-z0-9.-]+(/.*)?")) {
            throw request.refused("outputLocation is not a valid S3 path: " + location);
        }
        return location.endsWith("/") ? location : location + "/";
    }

    private JsonNode stop(Request request) {
        queries.find(request.text("QueryExecutionId")).stop(queries.now());
        return Json.object();
    }

    private JsonNode get(Request request) {
        Query query = queries.find(request.text("QueryExecutionId"));
        return Json.object().set("QueryExecution", query.shown(queries.now()));
    }

    private JsonNode getBatch(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("QueryExecutions");
        ArrayNode missing = answer.putArray("UnprocessedQueryExecutionIds");
        for (String id : request.texts("QueryExecutionIds")) {
            try {
                found.add(queries.find(id).shown(queries.now()));
            } catch (AwsError unknown) {
                missing.addObject()
                        .put("QueryExecutionId", id)
                        .put("ErrorCode", unknown.type())
                        .put("ErrorMessage", unknown.text());
            }
        }
        return answer;
    }

    private JsonNode list(Request request) {
        return new Page<>(request, LISTED, queries.newestFirst())
                .answer("QueryExecutionIds", any -> true, query -> TextNode.valueOf(query.id()));
    }

    private JsonNode results(Request request) {
        Query query = queries.find(request.text("QueryExecutionId"));
        Results results = query.results()
                .orElseThrow(() -> request.refused(
                        "Query has not yet finished or did not succeed. Current state: " + query.state()));
        long skipped = skipped(request);
        int most = Math.max(1, Math.min(PAGE, request.number("MaxResults", PAGE)));
        List<List<@Nullable String>> rows = Csv.rows(results.file(), skipped, most + 1);
        ObjectNode answer = Json.object();
        answer.set("ResultSet", ResultSet.of(results.columns(), rows.subList(0, Math.min(most, rows.size()))));
        return rows.size() > most ? answer.put("NextToken", String.valueOf(skipped + most)) : answer;
    }

    private static long skipped(Request request) {
        try {
            return Long.parseLong(request.find("NextToken").orElse("0"));
        } catch (NumberFormatException foreign) {
            throw request.refused("NextToken is not one of ours.");
        }
    }
}
