package routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import routes.guard.Guarded;
import routes.looker.Neutral;
import routes.sql.Answer;

/** An answer as a person, a spreadsheet or a program reads it. */
final class AnswerText {
    /** Characters of a cell that a terminal shows. */
    static final int TERMINAL_CELL = 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern FORMULA = Pattern.compile("\\s*[=+@\\-\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private AnswerText() {}

    /** Columns under their names, then the number of rows. Cells are neutral, since an attacker may have typed them. */
    static String table(Answer answer, int widest) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(answer.columns());
        answer.rows()
                .forEach(row ->
                        lines.add(row.stream().map(cell -> shown(cell, widest)).toList()));
        return aligned(lines)
                + String.format(
                        Locale.ROOT,
                        "(%,d rows, %,d bytes scanned, %.1f s)%n",
                        answer.rows().size(),
                        answer.scannedBytes(),
                        answer.millis() / 1000.0);
    }

    /** Columns one under the other; the first line is their names. */
    static String aligned(List<List<String>> table) {
        List<List<String>> lines = new ArrayList<>(table);
        int[] widths = IntStream.range(0, table.get(0).size())
                .map(column -> table.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** RFC 4180, every cell quoted; NULL is empty without quotes. A cell that a spreadsheet would calculate begins with an apostrophe. */
    static String csv(Answer answer) {
        return answer.columns().stream().map(AnswerText::quoted).collect(Collectors.joining(",", "", "\r\n"))
                + answer.rows().stream()
                        .map(row -> row.stream().map(AnswerText::quoted).collect(Collectors.joining(",", "", "\r\n")))
                        .collect(Collectors.joining());
    }

    /** {@code {"columns":[{name,type}],"rows":[{column: cell}],"scannedBytes":n,"millis":n}} */
    static String json(Answer answer) {
        return tree(answer).toPrettyString() + "\n";
    }

    /** The same, and {@code "truncated":false,"estimatedBytes":n,"searched":[{table,from,to}]}. */
    static String json(Guarded guarded) {
        ObjectNode root = tree(guarded.answer());
        root.put("truncated", guarded.truncated()).put("estimatedBytes", guarded.estimatedBytes());
        root.set("searched", JSON.valueToTree(SqlCommand.Days.of(guarded.searched())));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode tree(Answer answer) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode columns = root.putArray("columns");
        for (int column = 0; column < answer.columns().size(); column++) {
            columns.addObject()
                    .put("name", answer.columns().get(column))
                    .put("type", answer.types().get(column));
        }
        ArrayNode rows = root.putArray("rows");
        answer.rows().forEach(row -> {
            ObjectNode object = rows.addObject();
            for (int column = 0; column < row.size(); column++) {
                object.put(answer.columns().get(column), row.get(column));
            }
        });
        return root.put("scannedBytes", answer.scannedBytes()).put("millis", answer.millis());
    }

    /** A plain cell of at most {@code widest} characters. */
    static String shown(@Nullable String cell, int widest) {
        String text = plain(cell);
        return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
    }

    /** A cell without what could steer a terminal, hide text or be a link; NULL as '-'. */
    static String plain(@Nullable String cell) {
        return cell == null ? "-" : Neutral.line(cell);
    }

    private static String padded(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String quoted(@Nullable String cell) {
        return cell == null ? "" : "\"" + noFormula(cell).replace("\"", "\"\"") + "\"";
    }

    /** A spreadsheet would calculate what begins so, and what it calculates may call out. */
    private static String noFormula(String cell) {
        return FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
