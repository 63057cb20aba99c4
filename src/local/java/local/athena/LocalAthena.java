package local.athena;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.JsonEndpoint;

/**
 * Athena on loopback: Trino over the local Glue and S3, started by the first query. Results lie in S3 as on AWS; the history of
 * queries lives in memory and ends with the process.
 */
public final class LocalAthena implements AutoCloseable {
    /** Where results go when a query does not say: made when missing. */
    public static final String RESULTS_BUCKET = "loglake-athena-results";

    private final JsonEndpoint endpoint;
    private final Queries queries;
    private final Engine engine;
    private final Clients clients;

    private LocalAthena(JsonEndpoint endpoint, Queries queries, Engine engine, Clients clients) {
        this.endpoint = endpoint;
        this.queries = queries;
        this.engine = engine;
        this.clients = clients;
    }

    /**
     * @param folder keeps the results of this process while clients page through them; emptied at start
     * @param port 0 for a free one
     * @throws java.io.UncheckedIOException when the port is taken or the folder unusable
     */
    public static LocalAthena start(Path folder, int port, URI s3, URI glue) {
        Clients clients = Clients.of(s3, glue);
        Engine engine = new Engine(s3, glue);
        WorkGroupActions workGroups = new WorkGroupActions();
        Queries queries = new Queries(Spool.emptied(folder), new Execution(engine, clients, workGroups::cutoff));
        Map<String, Action> actions = new HashMap<>();
        actions.putAll(new QueryActions(queries).all());
        actions.putAll(workGroups.all());
        actions.putAll(new CatalogActions(clients.glue()).all());
        JsonEndpoint endpoint = JsonEndpoint.start(port, QueryActions.INVALID, actions);
        return new LocalAthena(endpoint, queries, engine, clients);
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    @Override
    public void close() {
        endpoint.close();
        queries.close();
        engine.close();
        clients.close();
    }
}
