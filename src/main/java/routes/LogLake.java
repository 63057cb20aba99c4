package routes;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aggregate.AggregateBeans;
import routes.aws.AwsBeans;
import routes.catalog.GlueCatalog;
import routes.events.EventsBeans;
import routes.failures.DeadLetters;
import routes.filters.FiltersBeans;
import routes.observe.Meters;
import routes.placement.Destination;
import routes.placement.Placements;
import routes.readready.ReadreadyBeans;
import routes.settings.Settings;
import routes.switches.SwitchBoard;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * A running lake: the rooms put together, their objects on Camel's registry, the routes started. Everything a route names by
 * {@code ref} is hung up here or by one of the {@code *Beans}.
 */
public final class LogLake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogLake.class);

    private final Main camel = new Main();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FiltersBeans filters;
    private final AggregateBeans aggregate;
    private @Nullable SwitchBoard switches;

    /**
     * Puts the lake together; nothing runs yet.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when a setting, table file or filter file is wrong
     */
    public LogLake(Settings settings, AwsBeans aws, Sources sources) {
        Meters meters = new Meters(registry);
        GlueCatalog catalog = new GlueCatalog(aws.glue, settings.text("loglake.glue.database"), meters);
        String bucket = settings.text("loglake.readready.bucket");
        sources.all().forEach(source -> catalog.ensure(source, bucket));
        filters = new FiltersBeans(settings, meters);
        aggregate = new AggregateBeans(
                settings,
                aws.s3,
                sources,
                catalog,
                filters.live(),
                filters.live()::hash,
                new ReadreadyBeans(settings).files(),
                meters,
                Clock.systemUTC());
        camel.setOverrideProperties(overrides(settings));
        camel.bind("metricsRegistry", registry);
        camel.bind("catalog", catalog);
        camel.bind("placements", new Placements(destinations(sources)));
        camel.bind("deadLetters", new DeadLetters(meters::deadLetter));
        aws.bind(camel::bind);
        new EventsBeans(settings, meters).bind(camel::bind);
        filters.bind(camel::bind);
        aggregate.bind(camel::bind);
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                switches = switchBoard(configured.getCamelContext(), settings, sources, meters);
            }
        });
    }

    private static SwitchBoard switchBoard(CamelContext context, Settings settings, Sources sources, Meters meters) {
        SwitchBoard board = SwitchBoard.on(
                context,
                Path.of(settings.text("loglake.filters.dir"), "switches.yaml"),
                settings.duration("loglake.filters.poll-interval"),
                Clock.systemUTC());
        sources.all().forEach(source -> meters.switched(source.name(), () -> board.isOff(source.name())));
        return board;
    }

    /** Starts the routes and returns when they run. */
    public LogLake start() {
        camel.start();
        LOG.info("lake is up: {} routes", camel.getCamelContext().getRoutesSize());
        return this;
    }

    public PrometheusMeterRegistry metrics() {
        return registry;
    }

    private static Collection<Destination> destinations(Sources sources) {
        Stream<Destination> raw = sources.all().stream().map(Source::destination);
        Stream<Destination> readready = sources.all().stream().map(Source::readreadyDestination);
        return Stream.concat(raw, readready).toList();
    }

    private static Properties overrides(Settings settings) {
        Properties overrides = new Properties();
        overrides.putAll(settings.asMap());
        return overrides;
    }

    @Override
    public void close() {
        if (switches != null) {
            switches.close();
        }
        camel.stop();
        filters.close();
        aggregate.close();
        registry.close();
    }
}
