package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.cli.Words.Said;

/** Ctrl-C ends a backfill within seconds and in order; the same command goes on. */
class InterruptedBackfillTest {
    private static final int DAYS = 25;
    private static final String FIRST = "2026-07-01";
    private static final String LAST = "2026-07-25";

    @TempDir
    Path folder;

    @Test
    void theSameCommandGoesOnWhereCtrlCEndedIt() throws Exception {
        try (QuietLake quiet = QuietLake.start(folder)) {
            IntStream.rangeClosed(1, DAYS)
                    .mapToObj(day -> String.format(Locale.ROOT, "2026-07-%02d", day))
                    .forEach(day -> quiet.drop(day, "first-" + day, "second-" + day));
            assertThat(quiet.backfillSpan(FIRST, LAST, "--missing").exit()).isZero();
            String content = quiet.sealNow(FIRST).contentHash();

            Process process = start(quiet.words());
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !quiet.keys("_loglake/backfill/").isEmpty());
            Instant asked = Instant.now();
            interrupt(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(Files.readString(folder.resolve("err"))).contains("interrupted", "the same command goes on");
            assertThat(Files.readString(folder.resolve("out"))).doesNotContain("ETA");
            assertThat(quiet.lake.count(QuietLake.ROWS)).isEqualTo(2 * DAYS);

            Said again = quiet.backfillSpan(FIRST, LAST);
            assertThat(again.exit()).isZero();
            assertThat(again.out()).containsPattern("\\d+ days were done by an earlier run of this command");
            assertThat(again.out()).doesNotContain(FIRST + ":").contains(LAST + ":");
            assertThat(quiet.keys("_loglake/backfill/")).isEmpty();
            assertThat(quiet.lake.count(QuietLake.ROWS)).isEqualTo(2 * DAYS);
            assertThat(quiet.seal(FIRST).orElseThrow().contentHash()).isEqualTo(content);
        }
    }

    private Process start(Words words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(whichHeedsCtrlC());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName(),
                "backfill",
                "--data",
                words.data().toString(),
                "--config",
                words.config().toString(),
                "--source",
                "cloudtrail",
                "--from",
                FIRST,
                "--to",
                LAST));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Tests that a shell started in the background ignore Ctrl-C, and so would their children. */
    private static List<String> whichHeedsCtrlC() throws IOException, InterruptedException {
        List<String> heeding = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(heeding);
        trial.add("true");
        return new ProcessBuilder(trial).start().waitFor() == 0 ? heeding : List.of();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
