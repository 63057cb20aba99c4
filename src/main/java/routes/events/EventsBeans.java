package routes.events;

import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import routes.observe.Meters;
import routes.settings.Settings;

/** Hangs {@code events} and the memories of what was seen on the registry. They save work; correctness never depends on them. */
public final class EventsBeans {
    private final Settings settings;
    private final Meters meters;

    public EventsBeans(Settings settings, Meters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    public void bind(BiConsumer<String, Object> registry) {
        int size = settings.number("loglake.events.seen-size", 1);
        Events events = new Events(meters);
        registry.accept("events", events);
        MemoryIdempotentRepository seen = counting(events, size);
        registry.accept("objectsSeen", seen);
        registry.accept("untold", new Untold(events, seen::add, seen::remove));
        registry.accept("partitionsSent", MemoryIdempotentRepository.memoryIdempotentRepository(size));
        registry.accept("unitsMarked", MemoryIdempotentRepository.memoryIdempotentRepository(size));
    }

    private static MemoryIdempotentRepository counting(Events events, int size) {
        MemoryIdempotentRepository seen = new MemoryIdempotentRepository() {
            @Override
            public boolean add(Exchange exchange, String identity) {
                Fates fates = exchange.getVariable("fates", Fates.class);
                boolean first = super.add(identity);
                if (first) {
                    fates.whenLost(() -> remove(identity));
                } else {
                    events.repeated(identity);
                    fates.add(Fate.duplicate(exchange.getMessage().getBody(S3Object.class)));
                }
                return first;
            }
        };
        seen.setCacheSize(size);
        return seen;
    }
}
