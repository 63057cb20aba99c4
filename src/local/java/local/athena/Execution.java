package local.athena;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one query from its start to its results in S3. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final Clock clock = Clock.systemUTC();
    private final Engine engine;
    private final Output output;
    private final CatalogStatements statements;
    private final LongSupplier cutoff;

    /** @param cutoff bytes after which a query is cancelled */
    Execution(Engine engine, Clients clients, LongSupplier cutoff) {
        this.engine = engine;
        this.cutoff = cutoff;
        this.output = new Output(clients.s3());
        this.statements = new CatalogStatements(clients.glue());
    }

    void run(Query query, Spool spool) {
        if (!query.begins(clock.instant())) {
            return;
        }
        try {
            List<Map<String, Object>> columns = new ArrayList<>();
            long bytes = rows(query, spool, columns);
            Results results = new Results(spool.file(query.id()), columns);
            if (!query.isStopped()) {
                output.put(query.output(), results.file());
                query.succeeds(results, bytes, clock.instant());
            }
        } catch (QueryFailure failure) {
            if (failure.reason().contains(Engine.CUTOFF)) {
                query.cancels(Engine.CUTOFF, clock.instant());
            }
            query.fails(failure.reason(), clock.instant());
        } catch (RuntimeException | Error bug) {
            LOG.error("Query {} failed", query.id(), bug);
            query.fails("GENERIC_INTERNAL_ERROR: " + bug, clock.instant());
        }
    }

    private long rows(Query query, Spool spool, List<Map<String, Object>> columns) {
        try (Csv csv = new Csv(spool.file(query.id()))) {
            Optional<CatalogStatements.Answer> known = statements.answer(query);
            if (known.isPresent()) {
                columns.add(Map.of("Name", known.get().column(), "Type", "string", "Precision", 0, "Scale", 0));
                known.get().rows().forEach(row -> csv.accept(List.of(row)));
                return 0;
            }
            return engine.run(
                    query,
                    cutoff.getAsLong(),
                    found -> {
                        columns.addAll(found);
                        if (query.statement().hasHeader()) {
                            csv.accept(names(found));
                        }
                    },
                    csv);
        }
    }

    private static List<@Nullable String> names(List<Map<String, Object>> columns) {
        List<@Nullable String> names = new ArrayList<>();
        columns.forEach(column -> names.add(String.valueOf(column.get("Name"))));
        return names;
    }
}
