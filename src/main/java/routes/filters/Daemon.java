package routes.filters;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One thread that never keeps the lake from ending. */
public final class Daemon {
    private Daemon() {}

    public static ScheduledExecutorService named(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
