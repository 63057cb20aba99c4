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
import java.util.stream.Stream;

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
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Process process = process(List.of(), log, settings, words(data, more));
        return new ChildLake(process, log, new DataDirectory(data));
    }

    /** Starts a lake for which {@code small} is a file system of {@code megabytes}; {@link #inside} tells where to find that. */
    static ChildLake startOnSmallDisk(Path data, Path small, int megabytes, String... more) {
        List<String> before = List.of("unshare", "-r", "-m", "sh", "-c", """
                mkdir -p "$0" && mount -t tmpfs -o size=%dm tmpfs "$0" && exec "$@"
                """.formatted(megabytes), small.toString());
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Process process = process(before, log, Map.of(), words(data, more));
        return new ChildLake(process, log, new DataDirectory(inside(process, data)));
    }

    /** A lake as on AWS: no data directory, everything by the environment. */
    static ChildLake startPod(Path log, Map<String, String> environment) {
        return new ChildLake(process(List.of(), log, environment, List.of("run")), log, new DataDirectory(log));
    }

    /** Where this process finds what the lake knows as {@code path}. */
    Path inside(Path path) {
        return inside(process, path);
    }

    private static Path inside(Process process, Path path) {
        return Path.of("/proc/" + process.pid() + "/root" + path.toAbsolutePath());
    }

    private static List<String> words(Path data, String... more) {
        return Stream.concat(Stream.of("run", "--data", data.toString()), Stream.of(more))
                .toList();
    }

    private static Process process(List<String> before, Path log, Map<String, String> settings, List<String> lake) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // It lives for seconds, so it shall start soon.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
        words.addAll(lake);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put("LOGLAKE_FILTERS_DIR", Path.of("filters").toAbsolutePath().toString());
        builder.environment().putAll(settings);
        try {
            return builder.start();
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

    /** Waits until a pod takes events. */
    ChildLake upAsPod() {
        await().atMost(PATIENCE).until(() -> log().contains("lake is up"));
        return this;
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
