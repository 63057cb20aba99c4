package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/** Starts a lake as a process of its own that outlives this command. */
final class BackgroundLake {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_NANOS = 100_000_000L;

    private BackgroundLake() {}

    /**
     * The lake that takes events on {@code directory}: one that is just starting, or else a new {@code loglake run} on {@code directory} with the JVM and class path of this process; its log is
     * {@code <data>/lake.log}. Returns when the lake takes events.
     *
     * @throws LakeException BAD_CONFIGURATION when it ends or is not up after 90 s, with the end of its log
     */
    static DataDirectory.RunningLake start(DataDirectory directory, @Nullable Integer port, @Nullable Path config) {
        if (directory.isHeld()) {
            return announced(directory);
        }
        Path log = directory.folder().resolve("lake.log");
        List<String> words = words(directory, port, config);
        try {
            Files.createDirectories(directory.folder());
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return awaited(directory, process, log);
        } catch (IOException unstartable) {
            throw new UncheckedIOException("cannot start " + words, unstartable);
        }
    }

    /** Another process has the directory, but its lake is not up yet. */
    private static DataDirectory.RunningLake announced(DataDirectory directory) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (directory.isHeld() && Instant.now().isBefore(giveUp)) {
            DataDirectory.RunningLake lake = directory.running().orElse(null);
            if (lake != null && !lake.observe().isEmpty()) {
                return lake;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new LakeException(
                Reason.BAD_CONFIGURATION,
                directory.folder() + " is in use, but not by a lake that takes events; wait for that command to end");
    }

    private static DataDirectory.RunningLake awaited(DataDirectory directory, Process process, Path log)
            throws IOException {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(giveUp)) {
            DataDirectory.RunningLake lake = directory.running().orElse(null);
            if (lake != null && lake.pid() == process.pid() && !lake.observe().isEmpty()) {
                return lake;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        process.destroy();
        List<String> lines = Files.readAllLines(log);
        throw new LakeException(
                Reason.BAD_CONFIGURATION,
                "the lake did not start; its log " + log + " ends:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())));
    }

    private static List<String> words(DataDirectory directory, @Nullable Integer port, @Nullable Path config) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName(),
                "run",
                "--data",
                directory.folder().toString()));
        if (port != null) {
            words.addAll(List.of("--port", port.toString()));
        }
        if (config != null) {
            words.addAll(List.of("--config", config.toString()));
        }
        return words;
    }
}
