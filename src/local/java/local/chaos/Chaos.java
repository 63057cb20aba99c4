package local.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import routes.cli.FaultSchedules.Breach;
import routes.cli.FaultSchedules.Result;

/** Runs many schedules, several at the same time, each in a lake of its own on services that they share. */
public final class Chaos implements AutoCloseable {
    private final Ground ground;
    private final AtomicInteger number = new AtomicInteger();

    private Chaos(Ground ground) {
        this.ground = ground;
    }

    /** Starts local services that keep their state below {@code folder}. */
    public static Chaos in(Path folder, Planted planted) {
        return new Chaos(Ground.in(folder, planted));
    }

    /** Runs one schedule for each seed from {@code seed} on. */
    public Result run(int schedules, long seed, int threads, Consumer<Result> progress) {
        Tally tally = new Tally(progress);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < schedules; i++) {
                long mine = seed + i;
                running.add(pool.submit(() -> run(mine, tally)));
            }
            for (Future<?> schedule : running) {
                schedule.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException harness) {
            throw new IllegalStateException(harness.getCause());
        } finally {
            pool.shutdownNow();
        }
        return tally.result();
    }

    /** The steps of one schedule, the same each time. */
    public List<String> steps(long seed) {
        Trace trace = new Trace();
        try (Schedule schedule = new Schedule(ground, seed, name(seed), trace)) {
            schedule.run();
        }
        return trace.lines();
    }

    private void run(long seed, Tally tally) {
        if (tally.isEnough()) {
            return;
        }
        Trace trace = new Trace();
        try (Schedule schedule = new Schedule(ground, seed, name(seed), trace)) {
            try {
                schedule.run();
            } catch (RuntimeException broken) {
                tally.broken(new Breach(seed, broken, trace.lines()));
            }
            tally.add(trace, schedule.looks());
        }
    }

    private String name(long seed) {
        return "chaos-" + seed + "-" + number.incrementAndGet();
    }

    @Override
    public void close() {
        ground.close();
    }
}
