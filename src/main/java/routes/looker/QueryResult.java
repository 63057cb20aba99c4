package routes.looker;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import routes.guard.Guarded;
import routes.sql.Answer;

/**
 * A query that an investigation ran, with its rows: what claims are held against and what {@code verify} runs again.
 *
 * @param id {@code Q1}, {@code Q2} …
 * @param sql as it was asked for, before the guard rewrote it
 * @param contentHash of columns and rows
 * @param searched the days of each table, in words
 */
public record QueryResult(
        String id,
        String sql,
        String why,
        Instant at,
        List<String> columns,
        List<String> types,
        List<List<@Nullable String>> rows,
        boolean truncated,
        String searched,
        String contentHash,
        String executionId,
        long estimatedBytes,
        long scannedBytes,
        long millis) {

    static QueryResult of(String id, String sql, String why, Instant at, Guarded guarded) {
        Answer answer = guarded.answer();
        return new QueryResult(
                id,
                sql,
                why,
                at,
                answer.columns(),
                answer.types(),
                answer.rows(),
                guarded.truncated(),
                searched(guarded),
                guarded.contentHash(),
                guarded.executionId(),
                guarded.estimatedBytes(),
                answer.scannedBytes(),
                answer.millis());
    }

    Answer answer() {
        return new Answer(columns, types, rows, scannedBytes, millis);
    }

    private static String searched(Guarded guarded) {
        return guarded.searched().stream()
                .map(one -> one.table() + " from " + day(one.from()) + until(one.to()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String until(OptionalInt to) {
        return to.isPresent() ? " to " + day(to.getAsInt()) : " on";
    }

    private static String day(int day) {
        return "%04d-%02d-%02d".formatted(day / 10_000, day / 100 % 100, day % 100);
    }
}
