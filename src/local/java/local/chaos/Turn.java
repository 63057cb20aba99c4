package local.chaos;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One worker goes on only when it is its turn, and whoever gave it waits until it stands again: nothing ever runs at once. */
final class Turn {
    private static final long PATIENCE_SECONDS = 120;

    private final Semaphore go = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private volatile Fault fault = Fault.NONE;

    /** Lets the worker do its next step, to which {@code next} happens; returns when it stands before the one after that. */
    void give(Fault next) {
        fault = next;
        go.release();
        awaitStanding();
    }

    /** Lets the worker go, for good. */
    void release() {
        go.release();
    }

    void awaitStanding() {
        try {
            if (!stands.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a worker did not come to its next call in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a worker was at work", stop);
        }
    }

    /** Called by the worker: it stands before a step. */
    Fault await() {
        stands.release();
        go.acquireUninterruptibly();
        return fault;
    }
}
