package routes.switches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.manifest.Unit;
import routes.switches.S3Held.Place;
import routes.tables.Sources;

/** The station at which work on a paused table leaves its queue, and from which it goes back when the table is on again. */
public final class Holding {
    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    /** Another lake, or this one before a restart, may have held something that nothing here tells of. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** What was about to be held when a switch changed is held by then. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MOST = 500;

    private final Supplier<Off> off;
    private final Sources sources;
    private final S3Held held;
    private final Clock clock;
    private Set<Target> told = Set.of();
    private Instant next = Instant.MIN;

    Holding(Supplier<Off> off, Sources sources, S3Held held, Clock clock) {
        this.off = off;
        this.sources = sources;
        this.held = held;
        this.clock = clock;
    }

    /** Whether {@code body}, a placement, unit or event day, has to wait. */
    public boolean holds(Object body) {
        Off now = off.get();
        if (now.switches().isEmpty() || body instanceof Unit unit && !isKnown(unit.source())) {
            return false;
        }
        Held one = Held.of(body, sources);
        return waits(now, new Place(one.table(), one.queue()));
    }

    /** Returns when {@code body} is kept. @param message its id on the queue that it came from */
    public void keep(Object body, String message) {
        held.put(Held.of(body, sources), message);
    }

    /** What is to go back now; the next look is soon when switches changed or there is more, else after a minute. */
    public synchronized List<Waiting> due() {
        Off now = off.get();
        Set<Target> holding = now.switches().stream().map(Switch::off).collect(Collectors.toSet());
        Instant at = clock.instant();
        if (now.isAllPaused() || holding.equals(told) && at.isBefore(next)) {
            return List.of();
        }
        List<Waiting> due = new ArrayList<>();
        for (Place place : held.places()) {
            if (!waits(now, place)) {
                due.addAll(held.at(place, MOST - due.size()));
            }
        }
        Duration pause = holding.equals(told) ? LOOK : SOON;
        next = due.size() < MOST ? at.plus(pause) : at;
        told = holding;
        return due;
    }

    /** The message went back to its queue. */
    public void released(Waiting waiting) {
        held.remove(waiting);
        LOG.info(
                "{} waited for {} and is back in {}",
                waiting.held().group(),
                waiting.held().table(),
                waiting.held().queue());
    }

    private boolean waits(Off now, Place place) {
        return now.waits(place.table())
                || place.queue().equals(Held.PASSES)
                        && sources.all().stream()
                                .anyMatch(source ->
                                        source.readready().name().equals(place.table()) && now.passesWait(source));
    }

    private boolean isKnown(String name) {
        return sources.all().stream().anyMatch(source -> Objects.equals(source.name(), name));
    }
}
