package routes.events;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Of what a listing found, leaves only what was not written down before, by an event or by an earlier listing. */
public final class Untold {
    private final Events events;
    private final Predicate<String> firstTime;
    private final Consumer<String> forget;

    Untold(Events events, Predicate<String> firstTime, Consumer<String> forget) {
        this.events = events;
        this.firstTime = firstTime;
        this.forget = forget;
    }

    /** The fates of {@code fates} whose objects were not met before; those that cannot be written down are met again. */
    public Fates of(Fates fates) {
        Fates untold = new Fates(fates.source());
        for (Fate fate : fates.all()) {
            String identity = events.identity(fates.source(), fate.object());
            if (firstTime.test(identity)) {
                untold.add(fate);
                untold.whenLost(() -> forget.accept(identity));
            }
        }
        fates.failure().ifPresent(untold::failed);
        return untold;
    }
}
