package routes.looker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.sql.Answer;

/** Cells as a model sees them: values of logs stand between ⟦ and ⟧, which no value can hold itself. */
final class Cells {
    private static final int LONGEST = 500;
    private static final int HEAD = 300;
    private static final int TAIL = 150;

    private final boolean hideSuspicious;

    /** @param hideSuspicious whether a cell that reads like an order is named instead of shown */
    Cells(boolean hideSuspicious) {
        this.hideSuspicious = hideSuspicious;
    }

    /** A cell of a column of this type; numbers, times and truth values need no marks. */
    @Nullable
    String shown(@Nullable String cell, String type, String query, int row) {
        if (cell == null || !isText(type)) {
            return cell;
        }
        if (hideSuspicious && Suspicion.of(cell)) {
            return "⟦suspected instruction, " + cell.length() + " characters, see " + query + "#" + row + "⟧";
        }
        return marked(cut(cell));
    }

    /** A cell that somebody asked for by its row: whole up to the limit, and marked. */
    @Nullable
    String opened(@Nullable String cell, String type) {
        return cell == null || !isText(type) ? cell : marked(cut(cell));
    }

    /** Numbers of the rows, from 1, of which a cell reads like an order. */
    static List<Integer> suspicious(Answer answer) {
        return java.util.stream.IntStream.range(0, answer.rows().size())
                .filter(row -> answer.rows().get(row).stream().anyMatch(cell -> cell != null && Suspicion.of(cell)))
                .mapToObj(row -> row + 1)
                .toList();
    }

    static boolean isText(String type) {
        return !type.matches("(?i)(tiny|small|big)?int(eger)?|double|float|real|decimal.*|boolean|date|time.*");
    }

    private static String marked(String cell) {
        return "⟦" + cell.replace('⟦', '[').replace('⟧', ']') + "⟧";
    }

    /** The head and the tail of a long one. */
    static String cut(String cell) {
        return cell.length() <= LONGEST
                ? cell
                : cell.substring(0, HEAD) + " … (" + cell.length() + " characters) … "
                        + cell.substring(cell.length() - TAIL);
    }
}
