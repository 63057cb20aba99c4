package local.athena;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import local.endpoint.AwsError;

/** The queries of this process, the newest first, two of them running at a time. */
final class Queries implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int REMEMBERED = 1000;

    private final Clock clock = Clock.systemUTC();
    private final ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME, Queries::daemon);
    private final NavigableMap<Long, Query> byNumber = new TreeMap<>();
    private final Map<String, Query> byId = new HashMap<>();
    private final Map<String, Query> byToken = new HashMap<>();
    private final Spool spool;
    private final Execution execution;
    private long started;

    Queries(Spool spool, Execution execution) {
        this.spool = spool;
        this.execution = execution;
    }

    /** The same token means the same query, sent again. */
    synchronized Query start(String token, String sql, String database, String folder) {
        Query before = byToken.get(token);
        if (before != null) {
            return same(before, sql);
        }

        Query query = new Query(UUID.randomUUID().toString(), sql, database, folder, now());
        byNumber.put(++started, query);
        byId.put(query.id(), query);
        byToken.put(token, query);
        forgetOldest();
        pool.execute(() -> execution.run(query, spool));
        return query;
    }

    private static Query same(Query before, String sql) {
        if (!before.sql().equals(sql)) {
            throw new AwsError(QueryActions.INVALID, "Idempotent parameters do not match");
        }
        return before;
    }

    private void forgetOldest() {
        Query oldest = byNumber.firstEntry().getValue();
        if (byNumber.size() > REMEMBERED && oldest.state().isFinal()) {
            byNumber.pollFirstEntry();
            byId.remove(oldest.id());
            byToken.values().remove(oldest);
            spool.forget(oldest.id());
        }
    }

    /** @throws AwsError when there is none of that id, or no longer */
    synchronized Query find(String id) {
        Query query = byId.get(id);
        if (query == null) {
            throw new AwsError(QueryActions.INVALID, "QueryExecution " + id + " was not found");
        }
        return query;
    }

    /** By a key that sorts the newest first. */
    synchronized NavigableMap<String, Query> newestFirst() {
        NavigableMap<String, Query> queries = new TreeMap<>();
        byNumber.forEach((number, query) -> queries.put("%019d".formatted(Long.MAX_VALUE - number), query));
        return queries;
    }

    Instant now() {
        return clock.instant();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "athena-query");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        byNumber.values().forEach(query -> query.stop(now()));
        pool.shutdownNow();
    }
}
