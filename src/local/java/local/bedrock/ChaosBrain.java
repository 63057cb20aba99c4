package local.bedrock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import local.endpoint.AwsError;
import local.endpoint.Json;

/**
 * Everything a model ever did wrong. What it does is drawn from the question's text and the turn; a question that names one of
 * {@link #ACTS}, for example {@code endless-loop}, gets that each time.
 */
final class ChaosBrain implements Brain {
    private static final int STRIDE = 7;
    private static final int MANY = 100;
    private static final int HUGE = 300_000;
    private static final String RUN_QUERY = "run_query";
    private static final String GET_ROWS = "get_rows";
    private static final String FINISH = "finish";

    /** By name, in a fixed order. */
    static final Map<String, Function<Conversation, Reply>> ACTS = acts();

    private static Map<String, Function<Conversation, Reply>> acts() {
        Map<String, Function<Conversation, Reply>> acts = new LinkedHashMap<>();
        acts.put("broken-input", conversation -> broken());
        acts.put("missing-fields", conversation -> uses().use(RUN_QUERY, Json.object())
                .use(FINISH, Json.object()));
        acts.put("wrong-types", conversation -> wrongTypes());
        acts.put("unknown-tool", conversation -> uses().use(
                        "delete_bucket", Json.object().put("bucket", "loglake-readready")));
        acts.put("wrong-ids", conversation -> uses().use(
                        GET_ROWS,
                        Json.object().put("query", "Q77").put("from", -5).put("to", 99_999)));
        acts.put("wrong-citations", conversation -> wrongCitations());
        acts.put("endless-loop", conversation -> query("select 1 as one"));
        acts.put("parallel-calls", conversation -> parallel());
        acts.put("huge-sql", conversation -> query("select '" + "x".repeat(HUGE) + "'"));
        acts.put("empty-content", conversation -> Reply.empty(Reply.END_TURN));
        acts.put("tool-use-without-tool", conversation -> Reply.empty(Reply.TOOL_USE)
                .say("I will use a tool."));
        acts.put(
                "tool-without-tool-use", conversation -> stopped(Reply.END_TURN).use(RUN_QUERY, Json.object()));
        acts.put("plain-text", conversation -> Reply.of("I am sure that all is well."));
        for (String stop : List.of(
                "max_tokens",
                "stop_sequence",
                "guardrail_intervened",
                "content_filtered",
                "malformed_model_output",
                "malformed_tool_use",
                "model_context_window_exceeded",
                "a_reason_of_tomorrow")) {
            acts.put("stop-" + stop, conversation -> stopped(stop));
        }
        for (String error : List.of("ModelErrorException", "ModelTimeoutException", "AccessDeniedException")) {
            acts.put("error-" + error, conversation -> {
                throw new AwsError(error, "The chaos brain wants it so.");
            });
        }
        return acts;
    }

    @Override
    public Reply reply(Conversation conversation) {
        String question = conversation.question();
        for (Map.Entry<String, Function<Conversation, Reply>> act : ACTS.entrySet()) {
            if (question.contains(act.getKey())) {
                return act.getValue().apply(conversation);
            }
        }
        List<Function<Conversation, Reply>> all = List.copyOf(ACTS.values());
        int drawn = Math.floorMod(question.hashCode() + STRIDE * conversation.turn(), all.size());
        return all.get(drawn).apply(conversation);
    }

    private static Reply uses() {
        return Reply.empty(Reply.TOOL_USE);
    }

    private static Reply stopped(String reason) {
        return Reply.empty(reason).say("And the");
    }

    private static Reply query(String sql) {
        return uses().use(RUN_QUERY, Json.object().put("sql", sql).put("why", "why not"));
    }

    /** JSON that ends in the middle reaches the caller as text where an object should be. */
    private static Reply broken() {
        Reply reply = uses();
        reply.content()
                .addObject()
                .putObject("toolUse")
                .put("toolUseId", "tooluse_broken")
                .put("name", RUN_QUERY)
                .put("input", "{\"sql\": \"select eventname from from_cloudtrail_readready where");
        return reply;
    }

    private static Reply wrongTypes() {
        Reply reply = uses();
        reply.use(RUN_QUERY, Json.object().put("sql", 42).put("why", true));
        reply.use(FINISH, Json.object().put("answer", 1).put("claims", "none").put("next_steps", 3));
        return reply;
    }

    private static Reply wrongCitations() {
        var input = Json.object().put("answer", "Root logged in 4711 times.");
        var claims = input.putArray("claims");
        claims.addObject()
                .put("text", "Root logged in 4711 times.")
                .putArray("cites")
                .add("Q99#12");
        claims.addObject()
                .put("text", "And from Mars.")
                .putArray("cites")
                .add("nonsense")
                .add("Q1#0")
                .add("Q1#-1");
        claims.addObject().put("text", "No citation here.").putArray("cites");
        return uses().use(FINISH, input);
    }

    private static Reply parallel() {
        Reply reply = uses();
        for (int call = 1; call <= MANY; call++) {
            reply.use(RUN_QUERY, Json.object().put("sql", "select " + call).put("why", "call " + call));
        }
        return reply;
    }
}
