package routes.looker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as a model reads them: columns named once, rows below them, no more than a model needs. */
final class ResultText {
    private static final int MOST_CHARACTERS = 16 << 10;
    private static final int STUB_ROWS = 3;

    private final Cells cells;

    ResultText(Cells cells) {
        this.cells = cells;
    }

    /** As many rows as fit; what was left out can be had with get_rows. */
    ObjectNode of(QueryResult result) {
        ObjectNode answer = head(result);
        ArrayNode rows = answer.putArray("rows");
        int characters = 0;
        int shown = 0;
        for (int row = 1; row <= result.rows().size(); row++) {
            ArrayNode line = line(result, row, false);
            characters += line.toString().length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            rows.add(line);
            shown = row;
        }
        if (shown < result.rows().size()) {
            answer.put("shown", shown)
                    .put("more", "rows " + (shown + 1) + " to " + result.rows().size() + ": get_rows");
        }
        return answer;
    }

    /** What is left of a result when the conversation has to be shorter. */
    ObjectNode stub(QueryResult result) {
        ObjectNode answer = head(result).put("stub", "older result; get_rows shows its rows again");
        ArrayNode rows = answer.putArray("rows");
        for (int row = 1; row <= Math.min(STUB_ROWS, result.rows().size()); row++) {
            rows.add(line(result, row, false));
        }
        return answer;
    }

    /** Rows {@code from} to {@code to}, both counted from 1. */
    ObjectNode rows(QueryResult result, int from, int to) {
        ObjectNode answer = Json.object().put("query", result.id()).put("from", from);
        result.columns().forEach(answer.withArray("columns")::add);
        ArrayNode rows = answer.putArray("rows");
        for (int row = from; row <= to; row++) {
            rows.add(line(result, row, true));
        }
        return answer;
    }

    private ObjectNode head(QueryResult result) {
        ObjectNode answer = Json.object().put("query", result.id());
        result.columns().forEach(answer.withArray("columns")::add);
        answer.put("rowCount", result.rows().size())
                .put("truncated", result.truncated())
                .put("searched", result.searched())
                .put("bytesScanned", result.scannedBytes());
        List<Integer> suspicious = Cells.suspicious(result.answer());
        if (!suspicious.isEmpty()) {
            ArrayNode numbers = answer.putArray("suspicious");
            suspicious.forEach(numbers::add);
        }
        return answer;
    }

    private ArrayNode line(QueryResult result, int row, boolean opened) {
        ArrayNode line = Json.MAPPER.createArrayNode();
        List<@Nullable String> values = result.rows().get(row - 1);
        for (int column = 0; column < values.size(); column++) {
            String type = result.types().get(column);
            line.add(
                    opened
                            ? cells.opened(values.get(column), type)
                            : cells.shown(values.get(column), type, result.id(), row));
        }
        return line;
    }
}
