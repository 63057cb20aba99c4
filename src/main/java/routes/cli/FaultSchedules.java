package routes.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the lake's protocol through courses of faults, each drawn from a seed. Found by {@link java.util.ServiceLoader}; the production
 * jar holds no implementation.
 */
public interface FaultSchedules {
    /**
     * A promise that a schedule broke.
     *
     * @param steps of the schedule, in order
     */
    record Breach(long seed, Throwable what, List<String> steps) {
        public Breach {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What came of the schedules so far.
     *
     * @param calls of SDK clients, each a step of one worker
     * @param looks of readers while workers worked
     * @param flickers rows that left readers' sight for a moment before the pass that put them had ended
     */
    record Result(int schedules, long calls, long faults, long looks, long flickers, List<Breach> breaches) {
        public Result {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * Runs one schedule for each seed from {@code seed} on; a few breaches end the run.
     *
     * @param folder where local services keep their state
     * @param progress told of the result so far, now and then
     */
    Result run(Path folder, int schedules, long seed, int threads, Consumer<Result> progress);
}
