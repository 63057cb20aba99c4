package routes.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<Finding> FINDINGS = List.of(
            new Finding("CT000000012", 9, "logging", "jane", "2026-11-20T10:00:00Z", "StopLogging", List.of("a-1")));

    @Test
    void citationsThatLeadNowhereAreMarkedAndCounted() {
        Summary summary = Summary.of("Bad [CT000000012]. Worse [CT000000013], CT000000013.", FINDINGS, 7, 8);

        assertThat(summary.text())
                .isEqualTo("Bad [CT000000012]. Worse [CT000000013 (no such finding)], CT000000013 (no such finding).");
        assertThat(summary.unproved()).isEqualTo(1);
    }

    @Test
    void nothingInItIsALinkOrSteersATerminalAndItHasAnEnd() {
        Summary summary = Summary.of("See https://evil.example/x \u001b[31m<img>" + "x".repeat(30_000), FINDINGS, 7, 8);

        assertThat(summary.text()).doesNotContain("https:", "\u001b", "<img").hasSizeLessThan(20_100);
    }
}
