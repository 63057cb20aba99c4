package routes.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import routes.backfill.Tally;
import routes.backfill.Tally.Look;

/** Shows a run's progress on stderr: one line that is written over on a terminal, else a line every ten seconds. */
final class ProgressLine implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Tally tally;
    private final boolean terminal;
    private final Instant started = Instant.now();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private int width;

    private ProgressLine(PrintWriter err, Tally tally, boolean terminal) {
        this.err = err;
        this.tally = tally;
        this.terminal = terminal;
    }

    static ProgressLine start(PrintWriter err, Tally tally) {
        ProgressLine line = new ProgressLine(err, tally, isTerminal());
        long millis = (line.terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
        line.ticker.scheduleAtFixedRate(line::show, millis, millis, TimeUnit.MILLISECONDS);
        return line;
    }

    private synchronized void show() {
        Look look = tally.look();
        if (look.days() == 0) {
            return;
        }
        String text = ProgressText.line(look, Duration.between(started, Instant.now()));
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            width = text.length();
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** Makes room for a line of another kind. */
    synchronized void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    /** From Java 22 on there is a console even where there is no terminal, and it can be asked. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException unanswered) {
            return false;
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        clear();
    }
}
