package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import routes.backfill.Tally.Look;

class ProgressTextTest {
    @Test
    void aLineTellsDayFilesSpeedAndTheTimeLeft() {
        Look look = new Look(20261103, 2, 7, 500, 5_000, 8_410, 31, 0);

        assertThat(ProgressText.line(look, Duration.ofSeconds(42)))
                .isEqualTo("2026-11-03  [#####...........] 2.1 of 7 days   500 of 5,000 files   200 files/s"
                        + "   excluded 31   failed 0   ETA 1 min 38 s");
    }

    @Test
    void beforeTheFirstFileNobodyKnowsHowLongItTakes() {
        assertThat(ProgressText.line(new Look(20261103, 0, 7, 0, 10, 0, 0, 0), Duration.ofMillis(1)))
                .contains("[................] 0.0 of 7 days")
                .endsWith("ETA unknown");
    }
}
