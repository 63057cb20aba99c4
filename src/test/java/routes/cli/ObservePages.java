package routes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a lake tells under {@code /observe/} on a port of loopback. */
record ObservePages(String port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @throws IllegalStateException when the answer is not 200, with what it says */
    String page(String name) {
        URI address = URI.create("http://127.0.0.1:" + port + "/observe/" + name);
        try {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return answer.body();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    double metric(String start) {
        return page("metrics")
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
