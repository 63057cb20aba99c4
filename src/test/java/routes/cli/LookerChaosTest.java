package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.looker.Question;
import routes.looker.Report;

/** A model that does whatever no model should do: each question ends, within its budget, and claims nothing that is not so. */
class LookerChaosTest {
    private static final int QUESTIONS = 40;

    @TempDir
    Path data;

    @Test
    void everyQuestionEndsWithinItsBudget() throws Exception {
        try (LookerGround ground = new LookerGround(data)) {
            Map<String, String> chaos = Map.of(
                    "loglake.looker.model", "loglake.chaos-v1",
                    "loglake.looker.max-turns", "6",
                    "loglake.looker.max-queries", "4",
                    "loglake.looker.max-time", "30s");
            for (int number = 0; number < QUESTIONS; number++) {
                Instant asked = Instant.now();
                Report report =
                        ground.ask(new Question("What is amiss, number " + number + "?", "jane", "analyst"), chaos);
                assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(60));
                assertThat(report.spent().turns()).as("%s", report).isLessThanOrEqualTo(6);
                assertThat(report.spent().queries()).as("%s", report).isLessThanOrEqualTo(4);
                assertThat(report.answered() || report.partial() != null)
                        .as("%s", report)
                        .isTrue();
                assertThat(LookerText.of(report)).doesNotContain("\u001b").doesNotContainPattern("https?://");
            }
        }
    }
}
