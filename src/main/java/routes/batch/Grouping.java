package routes.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cuts events into records: by whom and by the hour; where that makes too few for a job, by ten minutes, then one by one. */
public final class Grouping {
    private static final Comparator<Span> ORDER =
            Comparator.comparing(Span::name).thenComparing(Span::from);
    private static final Comparator<Event> TIMES =
            Comparator.comparing(Event::time).thenComparing(Event::id);

    private record Span(String name, Instant from) {}

    private final int events;
    private final int tokens;
    private final int least;

    /**
     * @param events in a record
     * @param tokens that the events of a record may take; a single event may take more
     * @param least records of a job
     */
    Grouping(int events, int tokens, int least) {
        this.events = events;
        this.tokens = tokens;
        this.least = least;
    }

    /** @throws BatchRefused with the figure when even single events are too few for a job */
    public Groups group(Selection selection) {
        for (Grain grain : Grain.values()) {
            List<Group> groups = groups(selection, grain);
            if (groups.size() >= least) {
                selection.request().tell(told(selection, grain, groups.size()));
                return new Groups(selection, grain, groups);
            }
        }
        throw new BatchRefused(String.format(
                Locale.ROOT,
                "%,d events make no more than %,d records, and the service takes no job of fewer than %,d"
                        + " (loglake.batch.min-records); choose a day with more events, or ask ./loglake sql",
                selection.events().size(),
                selection.events().size(),
                least));
    }

    private static String told(Selection selection, Grain grain, int records) {
        return String.format(
                Locale.ROOT,
                "%,d records by %s and %s",
                records,
                selection.request().by().label(),
                grain.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private List<Group> groups(Selection selection, Grain grain) {
        Map<Span, List<Event>> spans = new TreeMap<>(ORDER);
        By by = selection.request().by();
        selection.events().forEach(event -> spans.computeIfAbsent(
                        new Span(by.of(event), grain.span(event.time())), span -> new ArrayList<>())
                .add(event));
        List<Group> groups = new ArrayList<>();
        spans.forEach((span, all) -> {
            all.sort(TIMES);
            for (List<Event> some : parts(all, grain.events(events))) {
                groups.add(new Group(recordId(groups.size() + 1), span.name(), span.from(), some));
            }
        });
        return groups;
    }

    private List<List<Event>> parts(List<Event> all, int most) {
        List<List<Event>> parts = new ArrayList<>();
        List<Event> part = new ArrayList<>();
        int size = 0;
        for (Event event : all) {
            int more = Tokens.of(ModelInput.event(event).toString());
            if (!part.isEmpty() && (part.size() == most || size + more > tokens)) {
                parts.add(part);
                part = new ArrayList<>();
                size = 0;
            }
            part.add(event);
            size += more;
        }
        parts.add(part);
        return parts;
    }

    /** The service speaks of eleven letters and digits. */
    private static String recordId(int number) {
        return String.format(Locale.ROOT, "CT%09d", number);
    }
}
