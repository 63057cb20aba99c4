package local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import local.chaos.Chaos.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails, and whenever: the same rows, once each, and every object accounted for. */
class ChaosTest {
    private static final int SCHEDULES = Integer.getInteger("loglake.schedules", 1_000);
    private static final long SEED = Long.getLong("loglake.seed", 1);
    private static final int THREADS = 3;

    @TempDir
    static Path folder;

    @Test
    void noScheduleOfFaultsLosesOrRepeatsARow() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        long started = System.nanoTime();
        try (Chaos chaos = Chaos.in(folder, Planted.NOTHING)) {
            Result result = chaos.run(SCHEDULES, SEED, THREADS);
            System.out.println(result.schedules() + " schedules, " + result.steps() + " steps, " + result.faults()
                    + " faults, " + result.looks() + " looks, " + result.flickers() + " flickers, "
                    + (System.nanoTime() - started) / 1_000_000 + " ms");
            for (Chaos.Breach b : result.breaches()) {
                System.out.println("=== SEED " + b.seed());
                b.what().printStackTrace(System.out);
                System.out.println(b.steps().stream().collect(Collectors.joining("\n")));
            }
            assertThat(result.breaches()).isEmpty();
        }
    }
}
