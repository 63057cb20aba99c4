package local.athena;

import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trino in a class loader of its own, loaded by the first query because it takes seconds and some 200 MB. */
final class Engine implements AutoCloseable {
    /** What Athena says of a query that reads more than its work group allows. */
    static final String CUTOFF = "Bytes scanned limit was exceeded";

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Map<String, String> settings;
    private @Nullable URLClassLoader jars;
    private @Nullable Function<Map<String, Object>, Map<String, Object>> trino;

    Engine(URI s3, URI glue) {
        this.settings = settings(s3, glue);
    }

    /** What Athena reads, and nothing remembered from one query to the next: a new partition or file shows at once. */
    private static Map<String, String> settings(URI s3, URI glue) {
        return Map.ofEntries(
                Map.entry("hive.metastore", "glue"),
                Map.entry("hive.metastore.glue.region", "us-east-1"),
                Map.entry("hive.metastore.glue.endpoint-url", glue.toString()),
                Map.entry("hive.metastore.glue.aws-access-key", "local"),
                Map.entry("hive.metastore.glue.aws-secret-key", "local"),
                Map.entry("hive.metastore.glue.get-partition-threads", "4"),
                Map.entry("hive.metastore-cache-ttl", "0s"),
                Map.entry("hive.table-statistics-enabled", "false"),
                Map.entry("hive.s3.endpoint", s3.toString()),
                Map.entry("hive.s3.region", "us-east-1"),
                Map.entry("hive.s3.aws-access-key", "local"),
                Map.entry("hive.s3.aws-secret-key", "local"),
                Map.entry("hive.s3.path-style-access", "true"),
                Map.entry("hive.s3.ssl.enabled", "false"),
                Map.entry("hive.split-loader-concurrency", "4"),
                Map.entry("hive.recursive-directories", "false"),
                Map.entry("hive.ignore-absent-partitions", "true"),
                Map.entry("hive.max-partitions-per-scan", "1000000"),
                Map.entry("hive.max-partitions-for-eager-load", "1000000"),
                Map.entry("hive.non-managed-table-writes-enabled", "true"),
                Map.entry("hive.orc.use-column-names", "true"),
                Map.entry("hive.orc.bloom-filters.enabled", "true"),
                Map.entry("hive.orc.time-zone", "UTC"),
                Map.entry("hive.rcfile.time-zone", "UTC"),
                Map.entry("hive.parquet.time-zone", "UTC"),
                Map.entry("hive.parquet.use-column-names", "true"),
                Map.entry("hive.timestamp-precision", "MILLISECONDS"));
    }

    /**
     * Runs a query to its end and hands over its columns, then its rows.
     *
     * @param cutoff bytes after which it ends
     * @return bytes that were read from S3
     * @throws QueryFailure what the engine says against it
     */
    long run(
            Query query,
            long cutoff,
            Consumer<List<Map<String, Object>>> columns,
            Consumer<List<@Nullable String>> row) {
        Map<String, Object> call = new HashMap<>();
        call.put("sql", query.sql());
        call.put("database", query.database());
        call.put("cutoff", cutoff);
        call.put("stopped", (java.util.function.BooleanSupplier) query::isStopped);
        call.put("columns", columns);
        call.put("row", row);
        Map<String, Object> answer = inside(started(), call);
        if (answer.get("error") instanceof String reason) {
            throw new QueryFailure(reason);
        }
        return answer.get("scannedBytes") instanceof Long bytes ? bytes : 0;
    }

    private synchronized Function<Map<String, Object>, Map<String, Object>> started() {
        if (trino == null) {
            long start = System.nanoTime();
            URLClassLoader opened = jars == null ? EngineJars.open() : jars;
            jars = opened;
            trino = inside(call -> load(opened), settings);
            LOG.info("Athena's engine started in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
        return trino;
    }

    @SuppressWarnings("unchecked") // the adapter's own class says so
    private Function<Map<String, Object>, Map<String, Object>> load(ClassLoader loader) {
        try {
            Class<?> adapter = loader.loadClass("AthenaEngine");
            return (Function<Map<String, Object>, Map<String, Object>>)
                    adapter.getConstructor(Map.class).newInstance(settings);
        } catch (ReflectiveOperationException | LinkageError broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            LOG.error("Athena's engine does not start", cause);
            throw new QueryFailure("Athena's engine does not start: " + cause);
        }
    }

    /** Trino finds its parts by the thread's class loader. */
    private <Q, A> A inside(Function<Q, A> work, Q question) {
        Thread thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        thread.setContextClassLoader(jars);
        try {
            return work.apply(question);
        } finally {
            thread.setContextClassLoader(outside);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (trino instanceof AutoCloseable running) {
                running.close();
            }
            if (jars != null) {
                jars.close();
            }
        } catch (IOException left) {
            LOG.debug("The engine's jars stay open", left);
        } catch (Exception left) {
            LOG.warn("Athena's engine did not stop: {}", left.toString());
        }
    }
}
