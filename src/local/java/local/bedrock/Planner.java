package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import local.endpoint.Json;
import routes.failures.LakeException;
import routes.playbooks.Parameter;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;

/**
 * The offline demo model: takes a plain question for one of the playbooks, runs its SQL with the tools it is given, and answers with a
 * claim a row. What it cannot route it does not answer.
 */
final class Planner implements Brain {
    private static final String RUN_QUERY = "run_query";
    private static final int OFFERED = 3;

    private final Routing routing;
    private final Playbooks playbooks;
    private final Brain reviewer;
    private final Clock clock;

    Planner(Playbooks playbooks, Brain reviewer, Clock clock) {
        this.routing = new Routing(playbooks);
        this.playbooks = playbooks;
        this.reviewer = reviewer;
        this.clock = clock;
    }

    @Override
    public Reply reply(Conversation conversation) {
        if (!conversation.offers(RUN_QUERY)) {
            return reviewer.reply(conversation);
        }
        Asked asked = Asked.in(conversation, clock);
        List<Routing.Choice> ranked = routing.ranked(asked.text());
        if (ranked.isEmpty() || !ranked.get(0).fits()) {
            return Answers.finish(conversation, unknown(ranked));
        }
        Plan plan = plan(asked, ranked.get(0).playbook());
        return Answers.first(conversation)
                .map(result ->
                        Answers.finish(conversation, new ClaimedRows(plan.playbook(), result).input(plan.note())))
                .orElseGet(() -> begin(conversation, plan));
    }

    /**
     * A playbook with what the question gave it.
     *
     * @param note what of the question it could not take
     */
    private record Plan(Playbook playbook, String sql, String note) {}

    private static Plan plan(Asked asked, Playbook playbook) {
        Map<String, String> found = Slots.of(asked);
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Parameter parameter : playbook.parameters()) {
            Optional.ofNullable(found.remove(parameter.name().equals("person") ? "user" : parameter.name()))
                    .ifPresent(value -> arguments.put(parameter.name(), value));
        }
        found.remove("source");
        String note = found.isEmpty() ? "" : " I could not narrow this to " + String.join(", ", found.values()) + ".";
        try {
            return new Plan(playbook, playbook.sql(arguments, asked.today()), note);
        } catch (LakeException unusable) {
            return new Plan(playbook, playbook.sql(Map.of(), asked.today()), " " + unusable.getMessage() + ".");
        }
    }

    private static Reply begin(Conversation conversation, Plan plan) {
        Optional<ObjectNode> again = Answers.rowsOfForgotten(conversation);
        if (again.isPresent()) {
            return Reply.empty(Reply.TOOL_USE).use("get_rows", again.get());
        }
        if (Answers.refused(conversation).isPresent()) {
            return Answers.finish(
                    conversation, refused(Answers.refused(conversation).get(), plan));
        }
        return Reply.empty(Reply.TOOL_USE)
                .say(MARK + " I take this for the question: " + plan.playbook().title())
                .use(
                        RUN_QUERY,
                        Json.object()
                                .put("sql", plan.sql())
                                .put("why", plan.playbook().title()));
    }

    private static ObjectNode refused(JsonNode error, Plan plan) {
        return Answers.input(
                MARK + " I took this for the question: " + plan.playbook().title() + " The query for it did not run: "
                        + error.path("message").asText("no reason was given"));
    }

    private ObjectNode unknown(List<Routing.Choice> ranked) {
        String titles = playbooks.all().stream().map(Playbook::title).collect(Collectors.joining(" "));
        ObjectNode input = Answers.input(
                MARK + " I am no language model and cannot answer this. I only know these questions: " + titles);
        ranked.stream().limit(OFFERED).filter(choice -> choice.score() > 0).forEach(choice -> input.withArray(
                        "next_steps")
                .add("Ask: " + choice.playbook().title()));
        return input;
    }
}
