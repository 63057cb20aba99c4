package routes.looker;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What one question may cost.
 *
 * @param turns model calls
 * @param bytes scanned by Athena, by estimate before a query and by what it reports after
 * @param tokens input, cache reads, cache writes and output together
 * @param usd by the price file
 */
public record Budget(int turns, int queries, long bytes, long tokens, Duration time, double usd) {

    /** Which part of it is used up, in words; empty while there is some of each left. */
    Optional<String> usedUp(Spent spent) {
        if (spent.turns() >= turns) {
            return said("turns", spent.turns() + " of " + turns);
        }
        if (spent.tokens() >= tokens) {
            return said("tokens", spent.tokens() + " of " + tokens);
        }
        if (spent.millis() >= time.toMillis()) {
            return said("seconds", spent.millis() / 1000 + " of " + time.toSeconds());
        }
        if (spent.usd() >= usd) {
            return said("dollars", String.format(Locale.ROOT, "%.4f of %.4f", spent.usd(), usd));
        }
        return Optional.empty();
    }

    /** Why no further query may run; empty while one may. */
    Optional<String> usedUpForQueries(Spent spent) {
        if (spent.queries() >= queries) {
            return said("queries", spent.queries() + " of " + queries);
        }
        if (spent.bytes() >= bytes) {
            return said("bytes", spent.bytes() + " of " + bytes);
        }
        if (spent.millis() >= time.toMillis()) {
            return said("seconds", spent.millis() / 1000 + " of " + time.toSeconds());
        }
        return Optional.empty();
    }

    private static Optional<String> said(String what, String howMuch) {
        return Optional.of("the budget of " + what + " is used up (" + howMuch + ")");
    }
}
