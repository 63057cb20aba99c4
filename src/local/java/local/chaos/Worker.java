package local.chaos;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pod at work, step by step; after a crash another process takes its place. */
final class Worker implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** What has become of a piece of work. */
    record Done(
            Marks.Mark mark,
            boolean crashed,
            boolean disturbed,
            @Nullable Throwable failure) {}

    private final String name;
    private final Place place;
    private final Turn turn = new Turn();
    private final Thread thread;
    private Pod pod;
    private Marks.@Nullable Mark mark;
    private @Nullable Call next;
    private @Nullable Done done;
    private boolean stopped;
    private int slow;

    Worker(String name, Place place) {
        this.name = name;
        this.place = place;
        pod = new Pod(place, this::stand);
        thread = new Thread(this::work, "chaos-" + NUMBER.incrementAndGet() + "-" + name);
        thread.setDaemon(true);
        thread.start();
        turn.awaitStanding();
    }

    boolean isIdle() {
        return mark == null;
    }

    /** Whether it may be chosen now; a slow one may not for a while. */
    boolean isReady() {
        return slow-- <= 0;
    }

    Optional<Call> next() {
        return Optional.ofNullable(next);
    }

    /** Starts {@code given} and goes up to its first call. */
    Optional<Done> start(Marks.Mark given) {
        if (pod.isOver()) {
            pod.close();
            pod = new Pod(place, this::stand);
        }
        mark = given;
        return step(Fault.NONE);
    }

    /** Makes the call that it stands before. */
    Optional<Done> step(Fault fault) {
        done = null;
        turn.give(fault);
        return Optional.ofNullable(done);
    }

    void slowFor(int steps) {
        slow = steps;
    }

    private void work() {
        turn.await();
        while (!stopped) {
            Marks.Mark given = Objects.requireNonNull(mark);
            pod.startWork();
            Throwable failure = null;
            try {
                given.work().on(pod).forEach(place.marks()::send);
            } catch (Throwable any) {
                failure = any;
            }
            done = new Done(given, pod.isDead(), pod.isDisturbed(), failure);
            mark = null;
            next = null;
            turn.await();
        }
    }

    private Fault stand(Call call) {
        next = call;
        return turn.await();
    }

    @Override
    public void close() {
        while (!isIdle()) {
            step(Fault.CRASH_BEFORE);
        }
        stopped = true;
        pod.close();
        turn.release();
    }

    @Override
    public String toString() {
        return name;
    }
}
