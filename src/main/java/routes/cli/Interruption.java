package routes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import routes.backfill.Tally;

/** Ctrl-C while a run goes on: it ends before its next commit, and the process with 130, as the JVM has it. */
final class Interruption implements AutoCloseable {
    /** A commit that takes longer is left; the next run finds out what became of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch ended;
    private final Thread hook;

    private Interruption(CountDownLatch ended, Thread hook) {
        this.ended = ended;
        this.hook = hook;
    }

    static Interruption stops(Tally tally, PrintWriter err) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(tally, err, ended), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(ended, hook);
    }

    private static void stop(Tally tally, PrintWriter err, CountDownLatch ended) {
        tally.stop();
        try {
            boolean inTime = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            err.println("interrupted" + (inTime ? "" : " in the middle of a commit, which the next run looks after")
                    + "; the same command goes on from here");
            err.flush();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // The process is about to end; the hook has the last word.
        }
    }
}
