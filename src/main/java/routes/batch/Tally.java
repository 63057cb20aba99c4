package routes.batch;

import java.util.List;

/** What became of a run's records: records = rated + rejected + errors + missing. */
public record Tally(long records, long rated, long rejected, long errors, long missing, long tokensIn, long tokensOut) {

    static Tally of(List<Row> rows) {
        return new Tally(
                rows.size(),
                count(rows, "rated"),
                count(rows, "rejected"),
                count(rows, "error"),
                count(rows, "missing"),
                rows.stream().mapToLong(Row::tokensin).sum(),
                rows.stream().mapToLong(Row::tokensout).sum());
    }

    private static long count(List<Row> rows, String status) {
        return rows.stream().filter(row -> row.is(status)).count();
    }

    Tally plus(long in, long out) {
        return new Tally(records, rated, rejected, errors, missing, tokensIn + in, tokensOut + out);
    }
}
