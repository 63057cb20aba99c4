package local.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many schedules, several at the same time, each in a lake of its own on services that they share. */
public final class Chaos implements AutoCloseable {
    /** As many schedules as find out whether a bug is found are enough. */
    private static final int MOST_BREACHES = 5;

    private final Ground ground;
    private final AtomicInteger number = new AtomicInteger();

    private Chaos(Ground ground) {
        this.ground = ground;
    }

    /** Starts local services that keep their state below {@code folder}. */
    public static Chaos in(Path folder, Planted planted) {
        return new Chaos(Ground.in(folder, planted));
    }

    /**
     * A promise that was broken.
     *
     * @param steps of the schedule, in order
     */
    public record Breach(long seed, Throwable what, List<String> steps) {
        public Breach {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What came of many schedules.
     *
     * @param flickers rows that left for a moment before the pass that put them had ended
     */
    public record Result(int schedules, long steps, long faults, long looks, long flickers, List<Breach> breaches) {
        public Result {
            breaches = List.copyOf(breaches);
        }
    }

    /** Runs schedules with the seeds from {@code seed} on; a few breaches end the run. */
    public Result run(int schedules, long seed, int threads) {
        Tally tally = new Tally();
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

    /** The steps of one schedule. */
    public List<String> steps(long seed) {
        Trace trace = new Trace();
        try (Schedule schedule = new Schedule(ground, seed, name(seed), trace)) {
            schedule.run();
        }
        return trace.lines();
    }

    private void run(long seed, Tally tally) {
        if (tally.breaches.size() >= MOST_BREACHES) {
            return;
        }
        Trace trace = new Trace();
        try (Schedule schedule = new Schedule(ground, seed, name(seed), trace)) {
            try {
                schedule.run();
            } catch (RuntimeException broken) {
                tally.breaches.add(new Breach(seed, broken, trace.lines()));
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

    private static final class Tally {
        private final AtomicInteger schedules = new AtomicInteger();
        private final AtomicLong steps = new AtomicLong();
        private final AtomicLong faults = new AtomicLong();
        private final AtomicLong looks = new AtomicLong();
        private final AtomicLong flickers = new AtomicLong();
        private final List<Breach> breaches = Collections.synchronizedList(new ArrayList<>());

        void add(Trace trace, Looks looked) {
            schedules.incrementAndGet();
            steps.addAndGet(trace.steps());
            faults.addAndGet(trace.faults());
            looks.addAndGet(looked.count());
            flickers.addAndGet(looked.flickers());
        }

        Result result() {
            return new Result(schedules.get(), steps.get(), faults.get(), looks.get(), flickers.get(), breaches);
        }
    }
}
