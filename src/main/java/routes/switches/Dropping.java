package routes.switches;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import routes.events.Fate;
import routes.events.Fates;
import routes.events.S3Object;
import routes.observe.Decision;
import routes.observe.Meters;

/** The station at which objects of a dropped source end. Nothing remembers them, so they can come again. */
public final class Dropping {
    private final Supplier<Off> off;
    private final Meters meters;

    Dropping(Supplier<Off> off, Meters meters) {
        this.off = off;
        this.meters = meters;
    }

    /** All of {@code objects}, or none when their source is dropped; then they have met their fate. */
    public List<S3Object> spared(Fates fates, List<S3Object> objects) {
        Optional<Switch> by = off.get().drop(fates.source());
        if (by.isEmpty()) {
            return objects;
        }
        for (S3Object object : objects) {
            meters.decided(fates.source(), Decision.DROPPED);
            fates.add(Fate.dropped(object, by.get().id(), by.get().ticket()));
        }
        return List.of();
    }
}
