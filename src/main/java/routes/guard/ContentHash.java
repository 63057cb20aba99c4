package routes.guard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.aws.Digests;
import routes.sql.Answer;

/** What two equal answers share. */
final class ContentHash {
    private ContentHash() {}

    static String of(Answer answer, boolean inOrder) {
        Stream<String> rows = answer.rows().stream().map(ContentHash::line);
        return Digests.sha256(
                line(answer.columns()) + "\n" + (inOrder ? rows : rows.sorted()).collect(Collectors.joining("\n")));
    }

    /** Each cell with its length, so that no two rows read alike. */
    private static String line(List<? extends @Nullable String> cells) {
        return cells.stream()
                .map(cell -> cell == null ? "-" : cell.length() + ":" + cell)
                .collect(Collectors.joining("|"));
    }
}
