package routes.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code loglake run} as a process of its own, that can be killed. */
final class ChildLake implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final DataDirectory directory;

    private ChildLake(Process process, Path log, DataDirectory directory) {
        this.process = process;
        this.log = log;
        this.directory = directory;
    }

    /** Starts a lake on {@code data} with the repository's own filters; returns at once. */
    static ChildLake start(Path data, String... more) {
        return start(data, Map.of(), more);
    }

    /** @param settings by the names of their environment variables */
    static ChildLake start(Path data, Map<String, String> settings, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // It lives for seconds, so it shall start soon.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName(),
                "run",
                "--data",
                data.toString()));
        words.addAll(List.of(more));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put("LOGLAKE_FILTERS_DIR", Path.of("filters").toAbsolutePath().toString());
        builder.environment().putAll(settings);
        try {
            return new ChildLake(builder.start(), log, new DataDirectory(data));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Waits until the lake takes events. */
    DataDirectory.RunningLake up() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the lake ended:\n" + tail());
                    }
                })
                .until(this::isUp);
        return directory.running().orElseThrow();
    }

    private boolean isUp() {
        return directory
                .running()
                .filter(lake -> lake.pid() == process.pid() && !lake.observe().isEmpty())
                .isPresent();
    }

    long pid() {
        return process.pid();
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, as Ctrl-C does, and returns its exit code. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the lake does not end:\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    /** Whatever it and those before it on this directory said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String tail() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    @Override
    public void close() {
        kill();
    }
}
