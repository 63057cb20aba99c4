package routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import routes.looker.Neutral;
import routes.sql.Answer;

/** An answer whose cells, which an attacker may have written, steer no terminal and are no links. */
final class NeutralAnswer {
    private NeutralAnswer() {}

    static Answer of(Answer answer) {
        return each(answer, NeutralAnswer::line);
    }

    static String line(String untrusted) {
        return Neutral.line(untrusted);
    }

    private static Answer each(Answer answer, UnaryOperator<String> change) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : answer.rows()) {
            List<@Nullable String> cells = new ArrayList<>();
            for (String cell : row) {
                cells.add(cell == null ? null : change.apply(cell));
            }
            rows.add(cells);
        }
        return new Answer(answer.columns(), answer.types(), rows, answer.scannedBytes(), answer.millis());
    }
}
