package local.glue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.JsonEndpoint;

/** The Glue Data Catalog on loopback; what was answered survives a kill of the process. */
public final class LocalGlue implements AutoCloseable {
    private final JsonEndpoint endpoint;
    private final Catalog catalog;

    private LocalGlue(JsonEndpoint endpoint, Catalog catalog) {
        this.endpoint = endpoint;
        this.catalog = catalog;
    }

    /**
     * @param folder keeps the catalog; made when missing, used by this process alone
     * @param port 0 for a free one
     * @throws java.io.UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalGlue start(Path folder, int port) {
        Catalog catalog = Catalog.open(folder);
        Defaults defaults = new Defaults(Clock.systemUTC());
        Map<String, Action> actions = new HashMap<>();
        actions.putAll(new DatabaseActions(catalog, defaults).all());
        actions.putAll(new TableActions(catalog, defaults).all());
        actions.putAll(new PartitionActions(catalog, defaults).all());
        actions.putAll(new PartitionBatches(catalog, defaults).all());
        actions.putAll(EmptyAnswers.all());
        return new LocalGlue(JsonEndpoint.start(port, GlueErrors.INVALID, actions), catalog);
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
        catalog.close();
    }
}
