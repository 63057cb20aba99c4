package routes;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.cli.connector.DefaultCliConnectorFactory;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CliConnectorFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aws.AwsBeans;
import routes.aws.SqsQueues;
import routes.deadletters.SqsDeadLetters;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;
import routes.sources.NewSources;
import routes.sources.SourceFolder;
import routes.sources.SourcesBeans;
import routes.sweep.SweepBeans;
import routes.switches.Effect;
import routes.switches.SwitchBoard;
import routes.tables.Source;
import routes.tables.Sources;

/**
 * A running lake: the rooms put together, their objects on Camel's registry, the routes started. Everything a route names by
 * {@code ref} is hung up by {@link Rooms} or by one of the {@code *Beans}.
 */
public final class LogLake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogLake.class);

    private final Main camel = new Main();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Rooms rooms;
    private final Consumer<Source> ground;
    private final Set<String> registered;
    private @Nullable SwitchBoard switches;
    private @Nullable NewSources newSources;

    /**
     * Puts the lake together; nothing runs yet.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when a setting, table file or filter file is wrong
     */
    public LogLake(Settings settings, AwsBeans aws, Sources sources) {
        this(settings, aws, sources, source -> refuseMissingQueues(SqsQueues.of(aws.sqs, settings), source));
    }

    /** @param ground makes or checks what a source needs that comes while the lake runs: bucket, queues, notification */
    public LogLake(Settings settings, AwsBeans aws, Sources sources, Consumer<Source> ground) {
        this.ground = ground;
        registered = SourceFolder.of(settings)
                .map(folder -> folder.register(sources))
                .orElse(Set.of());
        rooms = new Rooms(settings, aws, sources, registry).ensureTables();
        camel.setOverrideProperties(overrides(settings));
        camel.bind("metricsRegistry", registry);
        rooms.bind(camel::bind);
        new SweepBeans(
                        settings,
                        sources,
                        rooms.listing,
                        rooms.manifests,
                        rooms.filters.live(),
                        source -> rooms.switches.live().off().of(source).isPresent(),
                        this::dead,
                        rooms.meters)
                .bind(camel::bind);
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                connector(configured.getCamelContext());
                switches = SwitchBoard.on(
                        configured.getCamelContext(),
                        rooms.switches.live(),
                        settings.duration("loglake.filters.poll-interval"));
            }
        });
    }

    /** Camel's command line may stop routes and see messages, so it is let in only where a setting says so. */
    private void connector(CamelContext context) {
        DefaultCliConnectorFactory connector = new DefaultCliConnectorFactory();
        connector.setEnabled(rooms.settings
                .oneOf("loglake.camel-cli.enabled", Set.of("true", "false"))
                .equals("true"));
        context.getCamelContextExtension().addContextPlugin(CliConnectorFactory.class, connector);
    }

    private Optional<Set<String>> dead(String source) {
        SqsDeadLetters.Found found = rooms.deadletters.letters().of(source);
        return found.isWhole() ? Optional.of(found.reasons().keySet()) : Optional.empty();
    }

    /** Starts the routes and returns when they run. */
    public LogLake start() {
        camel.start();
        SourceFolder.of(rooms.settings).ifPresent(this::follow);
        LOG.info("lake is up: {} routes", camel.getCamelContext().getRoutesSize());
        return this;
    }

    private void follow(SourceFolder folder) {
        newSources = new SourcesBeans(camel.getCamelContext(), source -> {
                    ground.accept(source);
                    rooms.ensureTables(source);
                })
                .follow(
                        folder,
                        rooms.sources,
                        registered,
                        source -> rooms.switches.live().off().isOff(source, Effect.PAUSE),
                        rooms.settings.duration("loglake.routes.poll-interval"));
        rooms.meters.refusedSources(newSources::refusals);
    }

    private static void refuseMissingQueues(SqsQueues queues, Source source) {
        List<String> missing = queues.missingOf(source.name());
        if (!missing.isEmpty()) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "these queues are not there: " + String.join(", ", missing) + "; make them as docs/aws.md says");
        }
    }

    public PrometheusMeterRegistry metrics() {
        return registry;
    }

    private static Properties overrides(Settings settings) {
        Properties overrides = new Properties();
        overrides.putAll(settings.asMap());
        return overrides;
    }

    @Override
    public void close() {
        if (newSources != null) {
            newSources.close();
        }
        if (switches != null) {
            switches.close();
        }
        camel.stop();
        rooms.close();
        registry.close();
    }
}
