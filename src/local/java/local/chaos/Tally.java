package local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import routes.cli.FaultSchedules.Breach;
import routes.cli.FaultSchedules.Result;

/** Adds up what came of schedules, from many threads. */
final class Tally {
    /** As many breaches are enough to know that there is a bug. */
    private static final int MOST_BREACHES = 5;

    private static final int TOLD_EVERY = 500;

    private final Consumer<Result> progress;
    private final List<Breach> breaches = new ArrayList<>();
    private int schedules;
    private long calls;
    private long faults;
    private long looks;
    private long flickers;

    Tally(Consumer<Result> progress) {
        this.progress = progress;
    }

    synchronized void add(Trace trace, Looks looked) {
        schedules++;
        calls += trace.calls();
        faults += trace.faults();
        looks += looked.count();
        flickers += looked.flickers();
        if (schedules % TOLD_EVERY == 0) {
            progress.accept(result());
        }
    }

    synchronized void broken(Breach breach) {
        breaches.add(breach);
    }

    synchronized boolean isEnough() {
        return breaches.size() >= MOST_BREACHES;
    }

    synchronized Result result() {
        return new Result(schedules, calls, faults, looks, flickers, breaches);
    }
}
