package local.sns;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiConsumer;
import local.endpoint.QueryEndpoint;

/** SNS on loopback; what was answered survives a kill of the process. */
public final class LocalSns implements AutoCloseable {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final QueryEndpoint endpoint;

    private LocalSns(QueryEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * @param folder keeps topics and subscriptions; made when missing, used by this process alone
     * @param port 0 for a free one
     * @param queues takes a queue's name and a message; fails with IllegalStateException when there is no such queue
     * @throws java.io.UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalSns start(Path folder, int port, BiConsumer<String, String> queues) {
        TopicActions actions = new TopicActions(Topics.open(folder), new Deliveries(queues, Clock.systemUTC()));
        return new LocalSns(QueryEndpoint.start(port, NAMESPACE, actions.all()));
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
