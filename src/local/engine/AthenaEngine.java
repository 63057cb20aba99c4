import com.google.common.util.concurrent.ListenableFuture;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.trino.Session;
import io.trino.execution.warnings.WarningCollector;
import io.trino.operator.Driver;
import io.trino.operator.OutputFactory;
import io.trino.operator.TaskContext;
import io.trino.plugin.hive.HiveConnectorFactory;
import io.trino.spi.Page;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.type.TimeZoneKey;
import io.trino.spi.type.Type;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.planner.Plan;
import io.trino.sql.planner.plan.OutputNode;
import io.trino.testing.LocalQueryRunner;
import io.trino.testing.PageConsumerOperator.PageConsumerOutputFactory;
import io.trino.testing.TestingSession;
import io.trino.testing.TestingTaskContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Trino behind types of the JDK alone, for it lives in a class loader of its own. A query is a map: {@code sql}, {@code database},
 * {@code stopped} (BooleanSupplier), {@code cutoff} (Long, bytes), {@code columns} (Consumer of a list of maps; called once, before the rows) and {@code row}
 * (Consumer of a list of texts, null for NULL). The answer holds {@code scannedBytes}, or {@code error}: the failure in Athena's words.
 */
public final class AthenaEngine implements Function<Map<String, Object>, Map<String, Object>>, AutoCloseable {
    private static final String CATALOG = "awsdatacatalog";
    private static final DataSize QUERY_MEMORY = DataSize.of(256, DataSize.Unit.MEGABYTE);
    private static final Duration TURN = new Duration(50, TimeUnit.MILLISECONDS);
    private static final int STEPS_OF_A_TURN = 1000;

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private final List<Logger> quiet = Stream.of(
                    "Bootstrap", "io.trino", "io.airlift", "org.apache", "com.amazonaws", "org.hibernate")
            .map(Logger::getLogger)
            .toList();

    private final LocalQueryRunner runner;
    private final Method createDrivers;

    /** @param settings of the catalog, by Trino's names */
    public AthenaEngine(Map<String, String> settings) throws NoSuchMethodException {
        quiet.forEach(logger -> logger.setLevel(Level.SEVERE));
        runner = LocalQueryRunner.create(TestingSession.testSessionBuilder().build());
        runner.createCatalog(CATALOG, new HiveConnectorFactory(GlueThreads.Part.class), settings);
        // The public one takes SQL and would plan a second time, only because we ask the plan for the names of its
        // columns.
        createDrivers = LocalQueryRunner.class.getDeclaredMethod(
                "createDrivers", Session.class, Plan.class, OutputFactory.class, TaskContext.class);
        createDrivers.setAccessible(true);
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> query) {
        try {
            return runner.inTransaction(session(query), session -> run(session, query));
        } catch (TrinoException failed) {
            return failed(failed.getErrorCode().getName() + ": " + failed.getMessage());
        } catch (ParsingException unreadable) {
            return failed("SYNTAX_ERROR: " + unreadable.getMessage());
        } catch (RuntimeException bug) {
            return failed("GENERIC_INTERNAL_ERROR: " + bug);
        }
    }

    private static Map<String, Object> failed(String reason) {
        return Map.of("error", reason);
    }

    private Session session(Map<String, Object> query) {
        return TestingSession.testSessionBuilder(runner.getSessionPropertyManager())
                .setCatalog(CATALOG)
                .setSchema((String) query.get("database"))
                .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                .build();
    }

    private Map<String, Object> run(Session session, Map<String, Object> query) {
        Plan plan = runner.createPlan(session, (String) query.get("sql"), WarningCollector.NOOP);
        TaskContext task = TestingTaskContext.builder(runner.getExecutor(), runner.getScheduler(), session)
                .setQueryMaxMemory(QUERY_MEMORY)
                .setMemoryPoolSize(QUERY_MEMORY)
                .build();
        List<Driver> drivers = drivers(session, plan, output(session, plan, query), task);
        try {
            long cutoff = (Long) query.get("cutoff");
            drive(drivers, (BooleanSupplier) query.get("stopped"), () -> refuseMore(scannedBytes(task), cutoff));
            refuseMore(scannedBytes(task), cutoff);
            return Map.of("scannedBytes", scannedBytes(task));
        } finally {
            drivers.forEach(Driver::close);
        }
    }

    private static OutputFactory output(Session session, Plan plan, Map<String, Object> query) {
        Cells cells = new Cells(session.toConnectorSession());
        Consumer<List<String>> row = consumer(query, "row");
        return new PageConsumerOutputFactory(types -> {
            AthenaEngine.<List<Map<String, Object>>>consumer(query, "columns").accept(columns(plan, types));
            return page -> emit(cells, page, types, row);
        });
    }

    private static List<Map<String, Object>> columns(Plan plan, List<Type> types) {
        List<String> names = ((OutputNode) plan.getRoot()).getColumnNames();
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(Cells.column(names.get(i), types.get(i)));
        }
        return columns;
    }

    private static void emit(Cells cells, Page page, List<Type> types, Consumer<List<String>> row) {
        for (int position = 0; position < page.getPositionCount(); position++) {
            List<String> values = new ArrayList<>(types.size());
            for (int i = 0; i < types.size(); i++) {
                values.add(cells.text(types.get(i), page.getBlock(i), position));
            }
            row.accept(values);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Driver> drivers(Session session, Plan plan, OutputFactory output, TaskContext task) {
        try {
            return (List<Driver>) createDrivers.invoke(runner, session, plan, output, task);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes turns among the drivers, and rests while all of them wait for data. */
    private static void drive(List<Driver> drivers, BooleanSupplier stopped, Runnable limit) {
        List<Driver> running = new ArrayList<>(drivers);
        while (!running.isEmpty()) {
            List<ListenableFuture<Void>> turns = new ArrayList<>();
            for (Driver driver : running) {
                if (stopped.getAsBoolean()) {
                    throw new TrinoException(StandardErrorCode.USER_CANCELED, "Query was cancelled by user");
                }
                turns.add(driver.process(TURN, STEPS_OF_A_TURN));
            }
            limit.run();
            running.removeIf(Driver::isFinished);
            if (turns.stream().noneMatch(Future::isDone)) {
                rest(turns.get(0));
            }
        }
    }

    private static void refuseMore(long scannedBytes, long cutoff) {
        if (scannedBytes > cutoff) {
            throw new TrinoException(StandardErrorCode.USER_CANCELED, "Bytes scanned limit was exceeded");
        }
    }

    private static void rest(Future<Void> blocked) {
        try {
            blocked.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException goOn) {
            // The next turn of the driver shows what became of it.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new TrinoException(StandardErrorCode.USER_CANCELED, "The local AWS is closing");
        }
    }

    private static long scannedBytes(TaskContext task) {
        return task.getPipelineContexts().stream()
                .mapToLong(pipeline ->
                        pipeline.getPipelineStats().getPhysicalInputDataSize().toBytes())
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static <T> Consumer<T> consumer(Map<String, Object> query, String name) {
        return (Consumer<T>) query.get(name);
    }

    @Override
    public void close() {
        runner.close();
    }
}
