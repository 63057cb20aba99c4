package routes.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import routes.switches.Target.Kind;

/** What to say of pauses that nobody ended: once a day, when messages are about to be lost from their queue. */
final class Reminders {
    private static final Duration DAY = Duration.ofDays(1);

    private final Function<Target, Optional<Duration>> retention;
    private final Map<String, Instant> next = new HashMap<>();

    Reminders(Function<Target, Optional<Duration>> retention) {
        this.retention = retention;
    }

    List<String> due(Off off, Instant now) {
        List<String> due = new ArrayList<>();
        for (Switch one : off.switches()) {
            boolean endless = one.pauses() && one.until() == null && one.off().kind() != Kind.TABLE;
            if (endless && !now.isBefore(next.getOrDefault(one.id(), Instant.MIN))) {
                next.put(one.id(), now.plus(DAY));
                retention
                        .apply(one.off())
                        .filter(kept -> !now.isBefore(one.since().plus(kept).minus(SwitchesReader.MARGIN)))
                        .ifPresent(kept -> due.add(one.off() + " is off since " + one.since() + " by " + one.id()
                                + ", and its queue keeps a message for " + kept.toDays()
                                + " days: turn it on, or backfill later what is lost from the queue"));
            }
        }
        return due;
    }
}
