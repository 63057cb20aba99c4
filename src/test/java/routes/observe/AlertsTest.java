package routes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import house.Alerts;
import house.Alerts.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An alert asks for metrics that the lake has, by labels that they have. */
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("loglake_\\w+");
    private static final Pattern SELECTOR = Pattern.compile("(loglake_\\w+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\$labels\\.(\\w+)");

    static Stream<Alert> alerts() throws IOException {
        return Alerts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyMetricAndLabelOfAnAlertIsOneOfTheLake(Alert alert) throws ReflectiveOperationException {
        Map<String, Set<String>> lake = EveryMeter.labelsByName();
        List<String> metrics = METRIC.matcher(alert.expr())
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(metrics).isNotEmpty().allSatisfy(metric -> assertThat(lake).containsKey(metric));
        SELECTOR.matcher(alert.expr()).results().forEach(selector -> assertThat(
                        MATCHER.matcher(selector.group(2)).results())
                .extracting(matcher -> matcher.group(1))
                .isSubsetOf(lake.get(selector.group(1))));
        Set<String> labels = new HashSet<>();
        metrics.forEach(metric -> labels.addAll(lake.get(metric)));
        GROUPING.matcher(alert.expr()).results().forEach(grouping -> assertThat(
                        grouping.group(1).split(",\\s*"))
                .isSubsetOf(labels));
        SHOWN.matcher(alert.annotations().toString()).results().forEach(shown -> assertThat(labels)
                .contains(shown.group(1)));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowBadItIsWhatIsTheMatterAndWhereToRead(Alert alert) {
        assertThat(alert.labels().get("severity")).isIn("critical", "warning", "info");
        assertThat(alert.from()).matches("\\d+[mh]");
        assertThat(alert.annotations().get("summary")).endsWith(".");
        assertThat(alert.annotations().get("runbook_url")).isEqualTo("docs/runbooks/" + alert.page() + ".md");
        assertThat(Path.of(alert.annotations().get("runbook_url"))).isRegularFile();
    }
}
