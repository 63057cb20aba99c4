package routes.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a running lake tells under {@code /observe}, at one moment. */
record LakeMetrics(URI address, List<String> metrics) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Empty when nobody answers there. */
    static Optional<LakeMetrics> at(URI observe) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(observe + "/metrics"))
                .timeout(PATIENCE)
                .build();
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == HttpURLConnection.HTTP_OK
                    ? Optional.of(new LakeMetrics(observe, answer.body().lines().toList()))
                    : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
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
