package routes.guard;

import java.util.List;
import routes.sql.Answer;

/**
 * What a guarded query returned, and what is to be said of it.
 *
 * @param truncated whether there are more rows than the allowance lets out
 * @param rewritten what Athena was asked
 * @param searched the days of each table that were asked for
 * @param estimatedBytes an upper bound, known before it ran
 * @param executionId by which Athena knows it
 * @param contentHash SHA-256 of columns and rows as text, in their order when the query orders them, sorted otherwise
 */
public record Guarded(
        Answer answer,
        boolean truncated,
        String rewritten,
        List<Searched> searched,
        long estimatedBytes,
        String executionId,
        String contentHash) {
    public Guarded {
        searched = List.copyOf(searched);
    }
}
