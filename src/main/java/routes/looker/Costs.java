package routes.looker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a question has cost, over all its runs, held against its budget. */
final class Costs {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Budget budget;
    private final Clock clock;
    private final Instant opened;
    private final long workedBefore;
    private Spent spent;

    Costs(Budget budget, Spent before, Clock clock) {
        this.budget = budget;
        this.clock = clock;
        spent = before;
        workedBefore = before.millis();
        opened = clock.instant();
    }

    Spent spent() {
        return spent.at(workedBefore + Duration.between(opened, clock.instant()).toMillis());
    }

    void turn(long tokens, double usd) {
        spent = spent.turn(tokens, usd);
    }

    void query(long bytes) {
        spent = spent.query(bytes);
    }

    boolean isBeforeLastTurn() {
        return budget.turns() - spent.turns() == 1;
    }

    Duration timeLeft() {
        Duration left = budget.time().minusMillis(spent().millis());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    long bytesLeft() {
        return budget.bytes() - spent.bytes();
    }

    /** Why it goes no further; empty while it does. */
    Optional<String> usedUp() {
        return budget.usedUp(spent());
    }

    /** Why no further query may run; empty while one may. */
    Optional<String> usedUpForQueries() {
        return budget.usedUpForQueries(spent());
    }
}
