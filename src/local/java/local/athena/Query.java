package local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import local.endpoint.Json;
import org.jspecify.annotations.Nullable;

/** One query and what became of it. */
final class Query {
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean isFinal() {
            return compareTo(SUCCEEDED) >= 0;
        }
    }

    private final String id;
    private final String sql;
    private final String database;
    private final String folder;
    private final Statement statement;
    private final Instant submitted;
    private State state = State.QUEUED;
    private @Nullable String reason;
    private @Nullable Instant running;
    private @Nullable Instant completed;
    private @Nullable Results results;
    private long scannedBytes;

    /** @param folder {@code s3://bucket/prefix/} that takes the results */
    Query(String id, String sql, String database, String folder, Instant submitted) {
        this.id = id;
        this.sql = sql;
        this.database = database;
        this.folder = folder;
        this.statement = Statement.of(sql);
        this.submitted = submitted;
    }

    String id() {
        return id;
    }

    String sql() {
        return sql;
    }

    String database() {
        return database;
    }

    Statement statement() {
        return statement;
    }

    String output() {
        return folder + id + ".csv";
    }

    /** False when it was stopped before its turn came. */
    synchronized boolean begins(Instant now) {
        if (state == State.QUEUED) {
            state = State.RUNNING;
            running = now;
        }
        return state == State.RUNNING;
    }

    synchronized void succeeds(Results rows, long bytes, Instant now) {
        if (ends(State.SUCCEEDED, now)) {
            results = rows;
            scannedBytes = bytes;
        }
    }

    synchronized void fails(String why, Instant now) {
        if (ends(State.FAILED, now)) {
            reason = why;
        }
    }

    /** The engine asks {@link #isStopped} between two pages. */
    synchronized void stop(Instant now) {
        cancels("Query was cancelled by user", now);
    }

    synchronized void cancels(String why, Instant now) {
        if (ends(State.CANCELLED, now)) {
            reason = why;
        }
    }

    /** The first end counts. */
    private boolean ends(State end, Instant now) {
        if (state.isFinal()) {
            return false;
        }
        state = end;
        completed = now;
        return true;
    }

    synchronized boolean isStopped() {
        return state == State.CANCELLED;
    }

    synchronized State state() {
        return state;
    }

    synchronized Optional<Results> results() {
        return Optional.ofNullable(results);
    }

    /** As GetQueryExecution shows it. */
    synchronized ObjectNode shown(Instant now) {
        ObjectNode shown = Json.object().put("QueryExecutionId", id).put("Query", sql);
        shown.put("StatementType", statement.type()).put("SubstatementType", statement.substatement());
        shown.put("WorkGroup", WorkGroupActions.PRIMARY);
        shown.putObject("ResultConfiguration").put("OutputLocation", output());
        shown.putObject("QueryExecutionContext").put("Database", database).put("Catalog", "awsdatacatalog");
        shown.putObject("EngineVersion")
                .put("SelectedEngineVersion", "AUTO")
                .put("EffectiveEngineVersion", "Athena engine version 3");
        shown.set("Status", status());
        shown.set("Statistics", statistics(now));
        return shown;
    }

    private ObjectNode status() {
        ObjectNode status = Json.object().put("State", state.name()).put("SubmissionDateTime", Json.seconds(submitted));
        if (completed != null) {
            status.put("CompletionDateTime", Json.seconds(completed));
        }
        if (reason != null) {
            status.put("StateChangeReason", reason);
            boolean failed = state == State.FAILED;
            if (failed) {
                status.putObject("AthenaError")
                        .put("ErrorCategory", 2)
                        .put("Retryable", false)
                        .put("ErrorMessage", reason);
            }
        }
        return status;
    }

    private ObjectNode statistics(Instant now) {
        Instant end = completed == null ? now : completed;
        Instant start = running == null ? end : running;
        long engine = Duration.between(start, end).toMillis();
        return Json.object()
                .put("EngineExecutionTimeInMillis", engine)
                .put(
                        "QueryQueueTimeInMillis",
                        Duration.between(submitted, start).toMillis())
                .put(
                        "TotalExecutionTimeInMillis",
                        Duration.between(submitted, end).toMillis())
                .put("DataScannedInBytes", scannedBytes);
    }
}
