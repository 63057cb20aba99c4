package routes.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;

/** Runs SQL through Athena and brings all of the answer. */
public final class AthenaQueries {
    private static final long POLL_NANOS = 50_000_000L;

    private final AthenaClient athena;
    private final String database;
    private final String workgroup;
    private final String output;

    /** @param output {@code s3://bucket/prefix/} for Athena's result files */
    public AthenaQueries(AthenaClient athena, String database, String workgroup, String output) {
        this.athena = athena;
        this.database = database;
        this.workgroup = workgroup;
        this.output = output;
    }

    /**
     * The rows that {@code sql} returns.
     *
     * @throws SqlFailed with Athena's own words when the query fails or is cancelled
     */
    public Answer ask(String sql) {
        String id = athena.startQueryExecution(start -> start.queryString(sql)
                        .workGroup(workgroup)
                        .queryExecutionContext(context -> context.database(database))
                        .resultConfiguration(result -> result.outputLocation(output)))
                .queryExecutionId();
        QueryExecution done = awaited(id);
        if (done.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new SqlFailed(String.valueOf(done.status().stateChangeReason()));
        }
        return answer(id, done);
    }

    private QueryExecution awaited(String id) {
        while (true) {
            QueryExecution query =
                    athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
            QueryExecutionState state = query.status().state();
            if (state != QueryExecutionState.QUEUED && state != QueryExecutionState.RUNNING) {
                return query;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private Answer answer(String id, QueryExecution query) {
        List<ColumnInfo> columns = new ArrayList<>();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (GetQueryResultsResponse page : athena.getQueryResultsPaginator(get -> get.queryExecutionId(id))) {
            if (columns.isEmpty()) {
                columns.addAll(page.resultSet().resultSetMetadata().columnInfo());
            }
            page.resultSet().rows().forEach(row -> rows.add(cells(row)));
        }
        List<String> names = columns.stream().map(ColumnInfo::name).toList();
        if (!rows.isEmpty() && rows.get(0).equals(names)) {
            rows.remove(0);
        }
        return new Answer(
                names,
                columns.stream().map(ColumnInfo::type).toList(),
                rows,
                query.statistics().dataScannedInBytes() == null
                        ? 0
                        : query.statistics().dataScannedInBytes(),
                query.statistics().engineExecutionTimeInMillis() == null
                        ? 0
                        : query.statistics().engineExecutionTimeInMillis());
    }

    private static List<@Nullable String> cells(Row row) {
        return Arrays.asList(row.data().stream().map(Datum::varCharValue).toArray(String[]::new));
    }
}
