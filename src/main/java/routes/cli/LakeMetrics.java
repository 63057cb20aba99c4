package routes.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a running lake tells under {@code /observe}, at one moment. */
record LakeMetrics(URI address, List<String> metrics) {
    /** Empty when nobody answers there. */
    static Optional<LakeMetrics> at(URI observe) {
        return ObservedPage.of(observe, "/metrics")
                .map(page -> new LakeMetrics(observe, page.lines().toList()));
    }

    /** The value of the metric of this name; of several the first. */
    OptionalDouble value(String metric) {
        return lines(metric)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    /** The value of a label of the metric of this name. */
    Optional<String> label(String metric, String label) {
        Pattern value = Pattern.compile("[{,]" + Pattern.quote(label) + "=\"([^\"]*)\"");
        return lines(metric)
                .map(value::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private java.util.stream.Stream<String> lines(String metric) {
        return metrics.stream().filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"));
    }
}
