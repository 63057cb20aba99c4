package routes.batch;

import java.util.List;
import routes.ledger.S3Ledger;

/** Makes rows of what became of records: raw objects of the source {@value #SOURCE}, which take the ordinary way. */
public final class Ledgered {
    static final String SOURCE = "analysis";

    private static final int ROWS = 5_000;

    private final S3Ledger ledger;
    private final S3Runs runs;

    Ledgered(S3Ledger ledger, S3Runs runs) {
        this.ledger = ledger;
        this.runs = runs;
    }

    /** A row for each record, unless the jobs' output cannot be trusted. Done again it changes nothing. */
    public Results records(Results results) {
        if (results.faults().isEmpty()) {
            List<Row> rows = results.rows();
            for (int from = 0; from < rows.size(); from += ROWS) {
                put(results.run().plan(), "records-" + from, rows.subList(from, Math.min(rows.size(), from + ROWS)));
            }
        }
        return results;
    }

    /** A row for the run, which ends with it. */
    public Report end(Summarised summarised) {
        Plan plan = summarised.results().run().plan();
        Report report = runs.end(plan, summarised.report());
        put(plan, "run", List.of(Row.of(plan, report, report.summary())));
        return report;
    }

    private void put(Plan plan, String name, List<Row> rows) {
        ledger.put(SOURCE, plan.started(), plan.runId() + "-" + name, rows);
    }
}
