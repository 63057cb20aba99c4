package routes.switches;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.filters.Daemon;

/**
 * Suspends the routes of sources that are paused and resumes them when they are on again. Suspended, never stopped: messages stay in
 * their queue, the pod stays ready. Only what the board itself suspended is resumed.
 */
public final class SwitchBoard implements StartupListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchBoard.class);

    /** Longer than a lake needs to start all of its routes; from then on suspending takes effect. */
    private static final Duration FIRST_POLL_WHEN_OFF = Duration.ofSeconds(10);

    private final CamelContext camel;
    private final LiveSwitches switches;
    private final Duration interval;
    private final Reminders reminders;
    private final Set<String> suspended = new HashSet<>();
    private final ScheduledExecutorService worker = Daemon.named("switch-board");
    private Set<Switch> told = Set.of();
    private volatile String inForce = "";

    /**
     * To be made before {@code camel} starts. The first poll of a source that is paused is put off, and it is suspended the moment all
     * routes have started: it receives nothing.
     */
    public static SwitchBoard on(CamelContext camel, LiveSwitches switches, Duration interval) {
        SwitchBoard board = new SwitchBoard(camel, switches, interval);
        try {
            camel.addStartupListener(board);
            HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
            if (checks != null) {
                checks.register(new SwitchBoardCheck(board));
            }
        } catch (Exception failed) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failed);
        }
        return board;
    }

    private SwitchBoard(CamelContext camel, LiveSwitches switches, Duration interval) {
        this.camel = camel;
        this.switches = switches;
        this.interval = interval;
        reminders = new Reminders(switches.file()::retention);
    }

    /** Routes are made, but no consumer has started: those that are off shall not poll even once. */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        Set<String> paused = off().paused();
        SwitchBoardRoute.of(camel).stream()
                .filter(route -> route.isOff(paused))
                .forEach(route -> route.delayFirstPoll(FIRST_POLL_WHEN_OFF));
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        hush(off().paused(), SwitchBoardRoute.of(camel));
        var unused = worker.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is off now. */
    public Off off() {
        return switches.off();
    }

    /** False while the file that lies there is bad, so that an older one is in force. */
    public boolean lastReloadSuccessful() {
        return switches.lastReloadSuccessful();
    }

    /** Of the version that was taken. */
    String hash() {
        return switches.hash();
    }

    /** Names the version whose effect is complete: no poll of what is paused is under way any more. */
    String inForce() {
        return inForce;
    }

    Path file() {
        return switches.file().path().toAbsolutePath().normalize();
    }

    private void look() {
        try {
            switches.look();
            String hash = switches.hash();
            Off off = off();
            tell(off);
            Set<String> paused = off.paused();
            List<SwitchBoardRoute> routes = SwitchBoardRoute.of(camel);
            hush(paused, routes);
            suspend(paused, routes);
            resume(paused, routes);
            inForce = hash;
        } catch (Exception failed) {
            LOG.error(
                    "switches {} could not be applied yet, next try in {} ms",
                    switches.hash(),
                    interval.toMillis(),
                    failed);
        }
    }

    private void tell(Off off) {
        Set<Switch> now = new LinkedHashSet<>(off.switches());
        now.stream().filter(one -> !told.contains(one)).forEach(one -> LOG.warn("off by switch {}: {}", one.id(), one));
        told.stream()
                .filter(one -> !now.contains(one))
                .forEach(one -> LOG.info(
                        "switch {} on {} has ended, {}",
                        one.id(),
                        one.off(),
                        one.holdsAt(switches.now()) ? "it was taken out of " + file() : "its time is over"));
        told = now;
        reminders.due(off, switches.now()).forEach(LOG::warn);
    }

    /** Ends the polls of all that is off at once: suspending a route waits for its long poll, and one after the other would take long. */
    private static void hush(Set<String> paused, List<SwitchBoardRoute> routes) {
        routes.stream()
                .filter(route -> route.polls() && route.isOff(paused))
                .forEach(route -> ServiceHelper.suspendService(route.route().getConsumer()));
    }

    private void suspend(Set<String> paused, List<SwitchBoardRoute> routes) throws Exception {
        for (SwitchBoardRoute route : routes) {
            if (route.isOff(paused) && !suspended.contains(route.id())) {
                camel.getRouteController().suspendRoute(route.id());
                suspended.add(route.id());
                LOG.warn("route {} suspended, its messages wait", route.id());
            }
        }
    }

    private void resume(Set<String> paused, List<SwitchBoardRoute> pollersFirst) throws Exception {
        for (int last = pollersFirst.size() - 1; last >= 0; last--) {
            SwitchBoardRoute route = pollersFirst.get(last);
            if (!route.isOff(paused) && suspended.contains(route.id())) {
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
