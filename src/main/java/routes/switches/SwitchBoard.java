package routes.switches;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.filters.Daemon;
import routes.filters.Snapshot;
import routes.filters.Watched;

/**
 * Suspends the routes of sources that are off and resumes them when they are on again. Suspended, never stopped: messages stay in
 * their queue, the pod stays ready. Only what the board itself suspended is resumed.
 */
public final class SwitchBoard implements StartupListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchBoard.class);

    /** Longer than a lake needs to start all of its routes; from then on suspending takes effect. */
    private static final Duration FIRST_POLL_WHEN_OFF = Duration.ofSeconds(10);

    private final CamelContext camel;
    private final Watched<Switches> switches;
    private final Duration interval;
    private final Clock clock;
    private final Set<String> suspended = new HashSet<>();
    private final ScheduledExecutorService worker = Daemon.named("switch-board");
    private Set<String> told = Set.of();

    /**
     * Reads the switches file; to be made before {@code camel} starts. The first poll of a source that is off is put off, and it is
     * suspended the moment all routes have started: it receives nothing.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION when the file is wrong at the start
     */
    public static SwitchBoard on(CamelContext camel, Path file, Duration interval, Clock clock) {
        SwitchBoard board = new SwitchBoard(camel, file, interval, clock);
        try {
            camel.addStartupListener(board);
        } catch (Exception failed) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failed);
        }
        return board;
    }

    private SwitchBoard(CamelContext camel, Path file, Duration interval, Clock clock) {
        this.camel = camel;
        this.switches = new Watched<>("switches", () -> Snapshot.ofFile(file), Switches::read, clock);
        this.interval = interval;
        this.clock = clock;
    }

    /** Routes are made, but no consumer has started: those that are off shall not poll even once. */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        Set<String> off = off();
        SwitchBoardRoute.of(camel).stream()
                .filter(route -> route.isOff(off))
                .forEach(route -> route.delayFirstPoll(FIRST_POLL_WHEN_OFF));
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        hush(off(), SwitchBoardRoute.of(camel));
        var unused = worker.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the routes of {@code source} are suspended by a switch. */
    public boolean isOff(String source) {
        return off().contains(source) || off().contains(Switch.ALL);
    }

    /** The sources that are off now; {@value Switch#ALL} among them when all are. */
    public Set<String> off() {
        return switches.current().offAt(clock.instant());
    }

    /** Of the switches in force. */
    public String hash() {
        return switches.hash();
    }

    /** False while the file that lies there is bad, so that an older one is in force. */
    public boolean lastReloadSuccessful() {
        return switches.lastReloadSuccessful();
    }

    private void look() {
        try {
            switches.look();
            Set<String> off = off();
            List<SwitchBoardRoute> routes = SwitchBoardRoute.of(camel);
            tell(off, routes);
            hush(off, routes);
            suspend(off, routes);
            resume(off, routes);
        } catch (Exception failed) {
            LOG.error("switches {} could not be applied yet, next try in {} ms", hash(), interval.toMillis(), failed);
        }
    }

    private void tell(Set<String> off, List<SwitchBoardRoute> routes) {
        if (off.equals(told)) {
            return;
        }
        told = off;
        switches.current().list().stream()
                .filter(one -> one.holdsAt(clock.instant()))
                .forEach(one -> LOG.warn("{} is off by {} ({}): {}", one.source(), one.id(), one.by(), one.reason()));
        off.stream()
                .filter(source -> routes.stream().noneMatch(route -> route.isOff(Set.of(source))))
                .forEach(source -> LOG.error("{} is off, but no route takes its messages: is it spelt right?", source));
    }

    /** Ends the polls of all that is off at once: suspending a route waits for its long poll, and one after the other would take long. */
    private static void hush(Set<String> off, List<SwitchBoardRoute> routes) {
        routes.stream()
                .filter(route -> route.polls() && route.isOff(off))
                .forEach(route -> ServiceHelper.suspendService(route.route().getConsumer()));
    }

    private void suspend(Set<String> off, List<SwitchBoardRoute> routes) throws Exception {
        for (SwitchBoardRoute route : routes) {
            if (route.isOff(off) && !suspended.contains(route.id())) {
                camel.getRouteController().suspendRoute(route.id());
                suspended.add(route.id());
                LOG.warn("route {} suspended, its messages wait", route.id());
            }
        }
    }

    private void resume(Set<String> off, List<SwitchBoardRoute> pollersFirst) throws Exception {
        for (int last = pollersFirst.size() - 1; last >= 0; last--) {
            SwitchBoardRoute route = pollersFirst.get(last);
            if (!route.isOff(off) && suspended.contains(route.id())) {
                camel.getRouteController().resumeRoute(route.id());
                suspended.remove(route.id());
                LOG.info("route {} resumed", route.id());
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
