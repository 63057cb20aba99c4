package routes.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.settings.Settings;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;

/** Runs SQL through Athena and brings all of the answer. */
public final class AthenaQueries {
    private static final Logger LOG = LoggerFactory.getLogger(AthenaQueries.class);
    private static final long POLL_NANOS = 50_000_000L;
    private static final Duration UNLIMITED = Duration.ofDays(1);

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

    /** Queries of the lake with these settings. */
    public static AthenaQueries of(AthenaClient athena, Settings settings) {
        return new AthenaQueries(
                athena,
                settings.text("loglake.glue.database"),
                settings.text("loglake.athena.workgroup"),
                settings.text("loglake.athena.output"));
    }

    /**
     * The rows that {@code sql} returns.
     *
     * @throws SqlFailed with Athena's own words when the query fails or is cancelled
     */
    public Answer ask(String sql) {
        return run(sql, new Limits(UUID.randomUUID().toString(), UNLIMITED), statement -> {})
                .answer();
    }

    /**
     * The rows that {@code sql} returns, and what Athena says that it ran. A query that takes too long is stopped, and so is one
     * whose kind of statement {@code accepted} throws at.
     *
     * @throws SqlFailed with Athena's own words when the query fails or is cancelled, or when its time is over
     */
    public Ran run(String sql, Limits limits, Consumer<String> accepted) {
        String id = athena.startQueryExecution(start -> start.queryString(sql)
                        .clientRequestToken(limits.token())
                        .workGroup(workgroup)
                        .queryExecutionContext(context -> context.database(database))
                        .resultConfiguration(result -> result.outputLocation(output)))
                .queryExecutionId();
        try {
            QueryExecution done = awaited(id, limits.time());
            accepted.accept(statement(done));
            if (done.status().state() != QueryExecutionState.SUCCEEDED) {
                throw new SqlFailed(String.valueOf(done.status().stateChangeReason()));
            }
            return new Ran(answer(id, done), id, statement(done));
        } catch (RuntimeException ended) {
            stop(id);
            throw ended;
        }
    }

    private QueryExecution awaited(String id, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            QueryExecution query =
                    athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
            QueryExecutionState state = query.status().state();
            if (state != QueryExecutionState.QUEUED && state != QueryExecutionState.RUNNING) {
                return query;
            }
            if (System.nanoTime() > deadline) {
                throw SqlFailed.tooLong(time);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new SqlFailed("interrupted");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static String statement(QueryExecution query) {
        return query.statementTypeAsString() + " " + query.substatementType();
    }

    /** One that has ended stays as it is. */
    private void stop(String id) {
        try {
            athena.stopQueryExecution(stop -> stop.queryExecutionId(id));
        } catch (AthenaException ended) {
            LOG.debug("query {} could not be stopped", id, ended);
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
