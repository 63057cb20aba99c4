package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import local.endpoint.Json;

/** Answers what is asked without tools: rates events, summarises findings; of anything else it says that it cannot. */
final class Reviewer implements Brain {
    private static final int WORTH_A_LOOK = 3;
    private static final int MOST_RISK = 10;
    private static final int MOST_SHOWN = 10;
    private static final int MOST_LINES = 8;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern STATED = Pattern.compile("(?m)^- risk (\\d+), .*$");

    @Override
    public Reply reply(Conversation conversation) {
        List<ObjectNode> objects = Finds.objects(conversation.allText());
        List<EventRisk> events =
                objects.stream().map(EventRisk::of).flatMap(Optional::stream).toList();
        if (!events.isEmpty()) {
            return Reply.of(rated(events).toString());
        }
        List<ObjectNode> findings = objects.stream()
                .filter(object -> object.path("risk").isNumber())
                .toList();
        if (!findings.isEmpty()) {
            return Reply.of(summary(findings));
        }
        return Reply.of(MARK + " I am no language model. Without tools I rate CloudTrail events (JSON objects with an"
                + " eventID) and summarise findings (JSON objects with a risk); here are neither.");
    }

    private static ObjectNode rated(List<EventRisk> events) {
        List<EventRisk> ranked = events.stream()
                .sorted(Comparator.comparingInt(EventRisk::score).reversed())
                .toList();
        EventRisk worst = ranked.get(0);
        List<EventRisk> telling =
                ranked.stream().filter(event -> event.score() >= WORTH_A_LOOK).toList();
        List<EventRisk> cited = telling.isEmpty() ? ranked : telling;
        int crowd = telling.size() >= WORTH_A_LOOK ? 1 : 0;
        ObjectNode rated = Json.object()
                .put("risk", Math.min(MOST_RISK, worst.score() + crowd))
                .put("category", worst.category())
                .put(
                        "why",
                        MARK + " " + worst.what() + "; " + telling.size() + " of " + events.size()
                                + " events are worth a look.");
        ArrayNode ids = rated.putArray("eventIds");
        cited.stream().map(EventRisk::eventId).distinct().limit(MOST_SHOWN).forEach(ids::add);
        return rated;
    }

    /** One statement of a summary. */
    private record Line(int risk, String text) {}

    private static String summary(List<ObjectNode> findings) {
        List<Line> ranked = findings.stream()
                .flatMap(Reviewer::lines)
                .sorted(Comparator.comparingInt(Line::risk).reversed())
                .toList();
        String shown = ranked.stream().limit(MOST_LINES).map(Line::text).collect(Collectors.joining("\n"));
        int left = ranked.size() - Math.min(ranked.size(), MOST_LINES);
        return MARK + " " + ranked.size() + " findings, the highest risk is "
                + ranked.get(0).risk() + ".\n" + shown
                + (left == 0 ? "" : "\nAnd " + left + " more of less or equal risk.");
    }

    /** A finding is one statement; an earlier summary of ours is as many as it has lines. */
    private static Stream<Line> lines(ObjectNode finding) {
        List<Line> earlier = STATED.matcher(finding.path("why").asText())
                .results()
                .map(line -> new Line(Integer.parseInt(line.group(1)), line.group()))
                .toList();
        if (!earlier.isEmpty()) {
            return earlier.stream();
        }
        int risk = finding.path("risk").asInt();
        String why = finding.path("why").asText().replace(MARK, "").strip();
        return Stream.of(new Line(
                risk,
                "- risk " + risk + ", " + finding.path("category").asText("other") + ": "
                        + why.substring(0, Math.min(why.length(), MOST_CHARACTERS)) + cites(finding)));
    }

    private static String cites(ObjectNode finding) {
        String record = finding.path("recordid").asText(finding.path("id").asText());
        String events = StreamSupport.stream(finding.path("eventids").spliterator(), false)
                .map(JsonNode::asText)
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
        return (events.isEmpty() ? "" : " (events " + events + ")") + (record.isEmpty() ? "" : " [" + record + "]");
    }
}
