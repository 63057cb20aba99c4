package routes.switches;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.switches.Target.Kind;
import routes.tables.Source;
import routes.tables.Sources;

/** What is off at one moment. */
public final class Off {
    /** Stands for every source in {@link #paused()}. */
    public static final String ALL = "*";

    private final List<Switch> switches;
    private final Sources sources;

    Off(List<Switch> switches, Sources sources) {
        this.switches = List.copyOf(switches);
        this.sources = sources;
    }

    /** The switches in force. */
    public List<Switch> switches() {
        return switches;
    }

    /** The sources whose messages wait in their queues; {@value #ALL} among them when all do. */
    public Set<String> paused() {
        Set<String> names = new TreeSet<>();
        in(Effect.PAUSE).map(Switch::off).forEach(off -> {
            if (off.kind() != Kind.TABLE) {
                names.add(off.kind() == Kind.ALL ? ALL : off.name());
            }
        });
        return names;
    }

    /** Whether every consumer is suspended. */
    public boolean isAllPaused() {
        return paused().contains(ALL);
    }

    /** The switch that objects of {@code source} are dropped by. What the lake writes about its own work is never dropped. */
    public Optional<Switch> drop(String source) {
        return touching(source)
                .filter(one -> one.effect() == Effect.DROP && !isBookkeeping(source))
                .findFirst();
    }

    /** The switch by which messages of {@code source}, or of a queue of the lake's own work, wait in their queue. */
    public Optional<Switch> pause(String source) {
        return touching(source)
                .filter(one -> one.pauses() && one.off().kind() != Kind.TABLE)
                .findFirst();
    }

    /** The switch by which objects of {@code source} do not get all their way, whatever its effect; a drop before a pause. */
    public Optional<Switch> of(String source) {
        return drop(source).or(() -> touching(source).filter(Switch::pauses).findFirst());
    }

    /** When the last of the switches on {@code source} turns on by itself; null when none does. */
    public @Nullable Instant until(String source) {
        return touching(source)
                .map(Switch::until)
                .flatMap(Stream::ofNullable)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether {@code source} is off with {@code effect}, as a whole. */
    public boolean isOff(String source, Effect effect) {
        return effect == Effect.DROP ? drop(source).isPresent() : paused().contains(source) || paused().contains(ALL);
    }

    /** Whether one of the tables of {@code source} is paused. */
    public boolean isTablePaused(String source) {
        return touching(source).anyMatch(one -> one.pauses() && one.off().kind() == Kind.TABLE);
    }

    /** Whether work on {@code table} waits: registrations, and for a readready table passes and seals. */
    public boolean waits(String table) {
        return in(Effect.PAUSE).map(Switch::off).anyMatch(Target.table(table)::equals);
    }

    /** Whether passes over units of {@code source} wait: those of a dropped one would bring in what was dropped. */
    boolean passesWait(Source source) {
        return waits(source.readready().name()) || drop(source.name()).isPresent();
    }

    private Stream<Switch> in(Effect effect) {
        return switches.stream().filter(one -> one.effect() == effect);
    }

    private Stream<Switch> touching(String name) {
        Predicate<Target> touches = sources.all().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .<Predicate<Target>>map(source -> off -> off.touches(source))
                .orElse(off -> off.kind() == Kind.ALL || off.equals(Target.source(name)));
        return switches.stream().filter(one -> touches.test(one.off()));
    }

    private boolean isBookkeeping(String name) {
        return sources.all().stream().noneMatch(source -> source.name().equals(name) && !source.bookkeeping());
    }
}
