package routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import routes.Rooms;

/** {@code loglake status}. */
@Command(
        name = "status",
        description = {
            "Says how the lake is doing, at a glance.",
            "For each source its backlog, the oldest object that waits, the newest one that is in, how long objects took (half of them, 99 of 100), how much of the last 24 hours is in the lake or excluded by a rule, and whether a",
            "switch holds; then dead letters and filters. Exit code 1 when somebody is needed."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./loglake status --watch"})
final class StatusCommand extends LakeCommand {
    private static final String CLEAR = "\033[H\033[2J\033[3J";
    private static final Duration LONG_LOOK = Duration.ofSeconds(60);

    @Option(names = "--watch", description = "Look again every few seconds, until Ctrl-C.")
    boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "Seconds between two looks of --watch (default: ${DEFAULT-VALUE}); sources are listed once a minute.")
    int interval;

    @Option(names = "--json", description = "Print one JSON document; with --watch one a look.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        try (Access access = options.access();
                Rooms rooms = access.rooms()) {
            Statuses statuses = new Statuses(rooms, options.observe().orElse(null));
            StatusReport report = statuses.look();
            show(report);
            Instant looked = report.time();
            // Nobody counts it down: Ctrl-C ends the process.
            CountDownLatch ended = new CountDownLatch(1);
            while (watch && !ended.await(interval, TimeUnit.SECONDS)) {
                boolean longLook = looked.plus(LONG_LOOK).isBefore(Instant.now());
                report = longLook ? statuses.look() : statuses.glance(report);
                looked = longLook ? report.time() : looked;
                show(report);
            }
            return report.isGood() ? 0 : Cli.BAD_ANSWER;
        }
    }

    private void show(StatusReport report) {
        if (json) {
            json(report);
            return;
        }
        List<String> lines = StatusText.lines(report);
        // One write a look, so that a terminal never shows half of one.
        say("%s%s%n", watch && ProgressLine.isTerminal() ? CLEAR : "", String.join("\n", lines));
    }
}
