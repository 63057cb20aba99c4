package routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import routes.deadletters.Letter;
import routes.deadletters.SqsDeadLetters.Found;
import routes.failures.Reason;

/** Dead letters for a program. */
final class LetterJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterJson() {}

    /** {@code {"letters":n,"heldElsewhere":n,"causes":[…]}} */
    static String causes(Found found) {
        ObjectNode root = JSON.createObjectNode()
                .put("letters", found.letters().size())
                .put("heldElsewhere", found.heldElsewhere());
        ArrayNode causes = root.putArray("causes");
        LetterText.byCause(found).forEach((cause, letters) -> {
            ObjectNode node = causes.addObject()
                    .put("source", cause.source())
                    .put("reason", cause.reason())
                    .put("letters", letters.size())
                    .put("oldest", letters.get(0).since().toString())
                    .put("newest", last(letters).since().toString());
            node.putObject("example")
                    .put("id", letters.get(0).id())
                    .put("about", letters.get(0).about());
            Reason.of(cause.reason())
                    .ifPresent(reason -> node.put("advice", reason.advice()).put("runbook", reason.runbook()));
            node.put("next", LetterText.replay(cause));
        });
        return root.toPrettyString() + "\n";
    }

    /** One letter a line. */
    static String lines(Found found) {
        return found.letters().stream().map(LetterJson::line).collect(Collectors.joining());
    }

    /** @return a document and a line break */
    static String line(Letter letter) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", letter.id())
                .put("queue", letter.queue().name())
                .put("origin", letter.queue().origin())
                .put("source", letter.source())
                .put("reason", letter.reason())
                .put("route", letter.route())
                .put("error", letter.error())
                .put("since", letter.since().toString())
                .put("receives", letter.receives());
        ArrayNode objects = node.putArray("objects");
        letter.objects().forEach(object -> objects.add(object.uri()));
        ArrayNode accounts = node.putArray("accounts");
        letter.accounts().stream().sorted().forEach(accounts::add);
        return node.put("body", letter.body()) + "\n";
    }

    private static Letter last(List<Letter> letters) {
        return letters.get(letters.size() - 1);
    }
}
