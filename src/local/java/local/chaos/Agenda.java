package local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What happens next, besides the steps of workers. */
final class Agenda {
    enum Event {
        ARRIVE,
        SEAL,
        RERUN,
        LOOK,
        STEP
    }

    /** One step in so many is followed by something else. */
    private static final int PACE = 12;

    private final Random random;
    private final List<Event> rare = new ArrayList<>();

    Agenda(Plan plan, Random random) {
        this.random = random;
        for (int i = 0; i < plan.seals(); i++) {
            rare.add(Event.SEAL);
        }
        for (int i = 0; i < plan.reruns(); i++) {
            rare.add(Event.RERUN);
        }
    }

    Event next(boolean objectsAreComing) {
        if (random.nextInt(PACE) > 0) {
            return Event.STEP;
        }
        int draw = random.nextInt(4);
        if (draw < 2 && objectsAreComing) {
            return Event.ARRIVE;
        }
        if (draw < 3 && !rare.isEmpty()) {
            return rare.remove(random.nextInt(rare.size()));
        }
        return random.nextInt(6) == 0 ? Event.LOOK : Event.STEP;
    }

    boolean isDone() {
        return rare.isEmpty();
    }
}
