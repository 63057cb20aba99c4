package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.guard.Allowance;
import routes.guard.AllowedColumn;
import routes.guard.AllowedTable;
import routes.guard.GuardRefused;
import routes.guard.Guarded;
import routes.guard.GuardedQueries;
import routes.guard.Policies;
import routes.guard.Policy;
import routes.sql.SqlFailed;

/** The five tools, all of which only read. What they find is kept in the investigation. */
final class Tools {
    static final String FINISH = "finish";
    private static final String TOO_LARGE = "BYTES";

    private static final int MOST_ROWS = 200;
    private static final int MOST_OPENED = 50;
    /** So long a result stands for its query; in a session of hours the lake goes on. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration LONGEST_QUERY = Duration.ofSeconds(60);

    private final GuardedQueries queries;
    private final Policies policies;
    private final ToolSet set;
    private final ResultText results;
    private final Clock clock;

    Tools(GuardedQueries queries, Policies policies, ToolSet set, ResultText results, Clock clock) {
        this.queries = queries;
        this.policies = policies;
        this.set = set;
        this.results = results;
        this.clock = clock;
    }

    /**
     * What the tool says; for {@code finish} the investigation has its answer then.
     *
     * @throws ToolRefused when it cannot be done
     */
    JsonNode use(Investigation investigation, String name, JsonNode input) {
        set.check(name, input);
        Policy policy = policies.of(investigation.question().role());
        return switch (name) {
            case "list_tables" -> tables(policy);
            case "describe_table" -> table(policy, input.path("table").asText());
            case "run_query" -> query(investigation, policy, input);
            case "get_rows" -> rows(investigation, input);
            default -> finish(investigation, input);
        };
    }

    private static JsonNode tables(Policy policy) {
        ObjectNode answer = Json.object();
        ArrayNode tables = answer.putArray("tables");
        for (AllowedTable table : policy.tables()) {
            ObjectNode one = tables.addObject()
                    .put("name", table.name())
                    .put("comment", table.comment())
                    .put("partition", table.partitionColumn());
            ArrayNode columns = one.putArray("columns");
            table.columns().forEach(column -> columns.add(column.name()));
        }
        return answer;
    }

    private static JsonNode table(Policy policy, String name) {
        AllowedTable table = policy.tables().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ToolRefused(
                        "TABLE",
                        "there is no table " + Neutral.line(name) + " that you may read",
                        "the tables are "
                                + String.join(
                                        ", ",
                                        policy.tables().stream()
                                                .map(AllowedTable::name)
                                                .toList())));
        ObjectNode answer = Json.object()
                .put("name", table.name())
                .put("comment", table.comment())
                .put("partition", table.partitionColumn());
        ArrayNode columns = answer.putArray("columns");
        for (AllowedColumn column : table.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("comment", column.comment());
        }
        return answer;
    }

    private JsonNode query(Investigation investigation, Policy policy, JsonNode input) {
        String sql = input.path("sql").asText();
        QueryResult known = investigation.sameQuery(sql, clock.instant().minus(FRESH));
        if (known != null) {
            return results.of(known);
        }
        investigation.refuseQueryOverBudget();
        try {
            Guarded guarded =
                    queries.ask(sql, policy, allowance(investigation), investigation.id() + investigation.turn());
            QueryResult result = QueryResult.of(
                    investigation.nextQuery(), sql, input.path("why").asText(), clock.instant(), guarded);
            investigation.ran(result);
            return results.of(result);
        } catch (GuardRefused refused) {
            if (refused.code().equals(TOO_LARGE)) {
                investigation.keptFrom("the budget of bytes kept a query from running: " + refused.getMessage());
            }
            throw new ToolRefused(refused.code(), String.valueOf(refused.getMessage()), refused.hint());
        } catch (SqlFailed failed) {
            throw new ToolRefused(
                    "FAILED", Neutral.line(String.valueOf(failed.getMessage())), "mend the query and run it again");
        }
    }

    private static Allowance allowance(Investigation investigation) {
        Duration left = investigation.timeLeft();
        return new Allowance(
                investigation.bytesLeft(), MOST_ROWS, left.compareTo(LONGEST_QUERY) < 0 ? left : LONGEST_QUERY);
    }

    private JsonNode rows(Investigation investigation, JsonNode input) {
        String id = input.path("query").asText();
        @Nullable QueryResult result = investigation.result(id);
        if (result == null) {
            throw new ToolRefused(
                    "QUERY",
                    "no query " + id + " has run",
                    investigation.results().isEmpty()
                            ? "run one with run_query"
                            : "these have: "
                                    + String.join(
                                            ", ",
                                            investigation.results().stream()
                                                    .map(QueryResult::id)
                                                    .toList()));
        }
        int from = input.path("from").asInt();
        int to = Math.min(input.path("to").asInt(), result.rows().size());
        if (from > to || to - from >= MOST_OPENED) {
            throw new ToolRefused(
                    "ROWS",
                    id + " has rows 1 to " + result.rows().size() + "; asked for were " + from + " to "
                            + input.path("to").asInt(),
                    "at most " + MOST_OPENED + " at once");
        }
        return results.rows(result, from, to);
    }

    private static JsonNode finish(Investigation investigation, JsonNode input) {
        Finish read = Json.read(input, Finish.class);
        investigation.finish(new Finish(
                read.answer(),
                read.claims() == null ? List.of() : read.claims(),
                read.nextSteps() == null ? List.of() : read.nextSteps()));
        return Json.object().put("accepted", true);
    }
}
