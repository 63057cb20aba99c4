package routes.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A page that a running lake shows about itself. */
final class ObservedPage {
    private static final int PATIENCE_MILLIS = 2_000;

    private ObservedPage() {}

    /** Empty when nobody answers there in time. Not java.net.http: under load, its own timeout has been seen not to come. */
    static Optional<String> of(URI observe, String page) {
        try {
            URLConnection connection = URI.create(observe + page).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream answer = connection.getInputStream()) {
                return Optional.of(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException away) {
            return Optional.empty();
        }
    }
}
