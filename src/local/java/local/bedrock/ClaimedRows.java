package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import routes.playbooks.Playbook;

/** The answer of a playbook from the rows of its query: a claim a row, each with its citation, and how many there are. */
record ClaimedRows(Playbook playbook, JsonNode result) {
    private static final int MOST = 10;
    private static final int LONGEST = 160;
    private static final Pattern SUSPECTED = Pattern.compile("suspected instruction, \\d+ characters.*");
    private static final Pattern CUT = Pattern.compile("(?s) … \\(\\d+ characters\\) … .*");

    /** @param note what else is to be said */
    ObjectNode input(String note) {
        int rows = Math.max(result.path("rows").size(), result.path("rowCount").asInt());
        String query = result.path("query").asText();
        ObjectNode input = Answers.input(Brain.MARK + " " + said(rows) + note + searched());
        if (rows == 0) {
            claim(input, playbook.none(), query);
            return input;
        }
        List<String> columns = texts(result.path("columns")).stream()
                .map(column -> column == null ? "" : column)
                .toList();
        int from = Math.max(1, result.path("from").asInt(1));
        for (int at = 0; at < Math.min(MOST, result.path("rows").size()); at++) {
            claim(input, sentence(columns, texts(result.path("rows").path(at))), query + "#" + (from + at));
        }
        boolean truncated = result.path("truncated").asBoolean();
        if (rows > 1) {
            claim(input, "There are " + (truncated ? "more than " : "") + rows + " such rows.", query);
        }
        return input;
    }

    private String said(int rows) {
        if (rows == 0) {
            return playbook.none() + " That nothing was found is no proof that nothing happened.";
        }
        return playbook.title() + " The claims name "
                + (rows > MOST ? "the first of " + rows + " rows." : "all rows that were found.");
    }

    private String searched() {
        String searched = result.path("searched").asText();
        return searched.isEmpty() ? "" : " Searched: " + searched;
    }

    private String sentence(List<String> columns, List<@Nullable String> cells) {
        if (cells.stream()
                .anyMatch(cell -> cell != null && SUSPECTED.matcher(cell).find())) {
            return "A value in this row reads like an order to a model; it is evidence and was not followed.";
        }
        return playbook.sentence(columns, cells);
    }

    private static List<@Nullable String> texts(JsonNode array) {
        List<@Nullable String> texts = new ArrayList<>();
        StreamSupport.stream(array.spliterator(), false).forEach(cell -> texts.add(cell.isNull() ? null : plain(cell)));
        return texts;
    }

    private static String plain(JsonNode cell) {
        String text =
                CUT.matcher(cell.asText().replace("⟦", "").replace("⟧", "")).replaceAll("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void claim(ObjectNode input, String text, String cite) {
        input.withArray("claims")
                .addObject()
                .put("text", text)
                .putArray("cites")
                .add(cite);
    }
}
