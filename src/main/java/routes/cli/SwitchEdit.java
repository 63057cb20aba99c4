package routes.cli;

import java.io.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import routes.failures.LakeException;
import routes.settings.Settings;
import routes.switches.SqsBacklog;
import routes.switches.SwitchesFile;
import routes.tables.Sources;

/** What both ways of turning a switch have: the file, the question, and the lake that is to take it. */
abstract class SwitchEdit extends LakeCommand {
    private static final int PATIENCE_SECONDS = 10;
    private static final long POLL_NANOS = 200_000_000L;

    @Option(names = "--yes", description = "Do it without asking.")
    boolean yes;

    @Option(names = "--dry-run", description = "Say what would happen and change nothing; exit code 3.")
    boolean dryRun;

    /** Of the lake that is meant. */
    Sources sources = Sources.bundled();

    @Override
    public final Integer call() throws Exception {
        Settings settings = options.settings();
        sources = options.sources();
        Optional<Access> lake = options.inReach();
        try {
            Optional<SqsBacklog> backlog = lake.map(access -> new SqsBacklog(access.aws().sqs, settings, sources));
            SwitchesFile file =
                    SwitchesFile.of(settings, sources, off -> backlog.flatMap(known -> known.retention(off)));
            return edited(file, backlog);
        } finally {
            if (lake.isPresent()) {
                lake.get().close();
            }
        }
    }

    /** Says what will happen, asks, edits the file and waits for the lake. */
    abstract int edited(SwitchesFile file, Optional<SqsBacklog> backlog) throws Exception;

    /** Whether to go on; if not, the exit code says why. */
    final Optional<Integer> refusal(SwitchesFile file) {
        if (dryRun) {
            say("%s would be edited; nothing was changed%n", file.path());
            return Optional.of(Cli.SOMETHING_TO_DO);
        }
        if (yes) {
            return Optional.empty();
        }
        Console console = System.console();
        if (console == null) {
            throw wrong("there is no terminal to ask at; repeat it with --yes");
        }
        String answer = console.readLine("Do it? [y/N] ");
        if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            return Optional.empty();
        }
        say("nothing was changed%n");
        return Optional.of(Cli.SOMETHING_TO_DO);
    }

    /** Waits until a lake that runs has taken the file as it is now. */
    final int taken(SwitchesFile file) throws InterruptedException {
        Optional<ObservedSwitches> lake = options.observe().map(ObservedSwitches::new);
        if (lake.isEmpty()) {
            say("%s is edited; no lake runs here, the next one reads it when it starts%n", file.path());
            return 0;
        }
        String hash = file.hash();
        Instant patience = Instant.now().plus(Duration.ofSeconds(PATIENCE_SECONDS));
        while (!lake.get().hasTaken(hash)) {
            if (Instant.now().isAfter(patience)) {
                err().printf(
                                "loglake: %s is edited, but the lake at %s has not taken it after %d s: %s%n",
                                file.path(),
                                lake.get().address(),
                                PATIENCE_SECONDS,
                                lake.get().instead());
                return Cli.BAD_ANSWER;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        say(
                "%s is edited, and the lake at %s has taken it%n",
                file.path(), lake.get().address());
        return 0;
    }

    final ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }

    /** A number with its noun, e.g. {@code 1 message}, {@code 412 messages}. */
    static String messages(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "message" : "messages");
    }

    /** Without the place in the file that a finding begins with: the user wrote no file. */
    static String sentence(LakeException finding) {
        return String.valueOf(finding.getMessage()).replaceAll("(?m)^\\S+:\\d+:\\d+ ", "");
    }
}
