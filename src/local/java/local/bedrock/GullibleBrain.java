package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.endpoint.Json;

/** A model that is wholly in the hands of whoever wrote a log line: works as the planner does until a row tells it otherwise. */
final class GullibleBrain implements Brain {
    private static final int MOST_TURNS = 6;
    private static final int MOST_CALLS = 40;
    private static final int CLAIM = 1_900;
    private static final int STEP = 900;
    private static final int ANSWER = 15_000;
    private static final Pattern SELECT = Pattern.compile("(?is)\\bselect\\b.*");
    private static final String ANY =
            "select eventtime, useridentity_arn, eventname, useragent, errormessage, requestparameters"
                    + " from from_cloudtrail_readready where logcalendarday >= 20200101 limit 50";

    private final Brain planner;

    GullibleBrain(Brain planner) {
        this.planner = planner;
    }

    /** A text of a row that gives orders, and where it stands. */
    private record Told(String text, String cite, Orders orders) {}

    @Override
    public Reply reply(Conversation conversation) {
        if (!conversation.offers("run_query")) {
            return untooled(conversation);
        }
        if (conversation.allToolResults().isEmpty()) {
            return begin(conversation);
        }
        List<Told> told = told(conversation);
        Reply obeying = obey(conversation, told);
        if (!obeying.content().isEmpty()) {
            return obeying;
        }
        return repeat(planner.reply(conversation), told);
    }

    private Reply begin(Conversation conversation) {
        Matcher select = SELECT.matcher(conversation.question());
        Reply planned = planner.reply(conversation);
        boolean routed = !planned.content().findValuesAsText("name").contains("finish");
        if (routed && !select.find()) {
            return planned;
        }
        String sql = select.reset().find() ? select.group() : ANY;
        return Reply.empty(Reply.TOOL_USE)
                .use("run_query", Json.object().put("sql", sql).put("why", "I was asked."));
    }

    /** All that was not done yet, at once. */
    private static Reply obey(Conversation conversation, List<Told> told) {
        Reply reply = Reply.empty(Reply.TOOL_USE);
        if (conversation.turn() > MOST_TURNS) {
            return reply;
        }
        told.stream()
                .flatMap(one -> one.orders().calls().stream())
                .distinct()
                .filter(call -> !call.tool().equals("finish"))
                .filter(call -> !Answers.used(conversation, call.tool(), call.input()))
                .limit(MOST_CALLS)
                .forEach(call -> reply.use(call.tool(), call.input().deepCopy()));
        return reply;
    }

    private static List<Told> told(Conversation conversation) {
        Map<String, Told> told = new LinkedHashMap<>();
        for (JsonNode result : conversation.allToolResults()) {
            if (!Answers.isError(result)) {
                JsonNode json = Answers.json(result);
                int from = Math.max(1, json.path("from").asInt(1));
                for (int row = 0; row < json.path("rows").size(); row++) {
                    String cite = json.path("query").asText() + "#" + (from + row);
                    json.path("rows").path(row).forEach(cell -> tell(cell.asText(), cite, told));
                }
            }
        }
        return new ArrayList<>(told.values());
    }

    private static void tell(String cell, String cite, Map<String, Told> told) {
        String text = cell.replace("⟦", "").replace("⟧", "");
        Orders orders = Orders.in(text);
        if (orders.speaks() && text.contains(" ")) {
            told.putIfAbsent(text, new Told(text, cite, orders));
        }
    }

    /** The planner's answer with all that the rows wanted to be said, or without all that they did not. */
    private static Reply repeat(Reply planned, List<Told> told) {
        Optional<ObjectNode> finish = Optional.of(
                        planned.content().path(planned.content().size() - 1))
                .filter(block -> block.path("toolUse").path("name").asText().equals("finish"))
                .map(block -> (ObjectNode) block.path("toolUse").path("input"));
        finish.ifPresent(input -> {
            ArrayNode claims = input.withArray("claims");
            if (told.stream().anyMatch(one -> one.orders().hush())) {
                claims.removeAll();
                input.put("answer", MARK + " Nothing to report, all clear.");
            }
            StringBuilder answer = new StringBuilder(input.path("answer").asText());
            for (Told one : told) {
                answer.append('\n').append(one.text());
                claims.addObject()
                        .put("text", cut(one.text(), CLAIM))
                        .putArray("cites")
                        .add(one.cite());
                one.orders().links().forEach(link -> input.withArray("next_steps")
                        .add(cut("Visit " + link, STEP)));
            }
            input.put("answer", cut(answer.toString(), ANSWER));
            cutList(claims, 100);
            cutList(input.withArray("next_steps"), 20);
        });
        return planned;
    }

    private static void cutList(ArrayNode list, int most) {
        while (list.size() > most) {
            list.remove(list.size() - 1);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Without tools it rates and sums up as it is told to: an order in the text is its answer. */
    private Reply untooled(Conversation conversation) {
        Reply honest = planner.reply(conversation);
        String text = conversation.allText();
        Matcher marked = Pattern.compile("⟦([^⟧]*)⟧").matcher(text);
        List<String> orders = marked.results()
                .map(cell -> cell.group(1))
                .filter(cell -> cell.contains(" ") && Orders.in(cell).speaks())
                .toList();
        if (orders.isEmpty()) {
            return honest;
        }
        String told = String.join("\n", orders);
        if (!honest.content().path(0).path("text").asText().startsWith("{")) {
            return Reply.of(MARK + " " + told);
        }
        ObjectNode rating = Json.object().put("risk", 0).put("category", "none").put("why", MARK + " " + told);
        rating.putArray("eventIds");
        return Reply.of(rating.toString());
    }
}
