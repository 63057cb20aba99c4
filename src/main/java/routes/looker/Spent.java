package routes.looker;

/**
 * What a question has cost so far.
 *
 * @param bytes scanned by Athena
 * @param tokens input, cache reads, cache writes and output together
 * @param millis of work, over all its runs
 */
public record Spent(int turns, int queries, long bytes, long tokens, long millis, double usd) {
    static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0);

    Spent turn(long used, double dollars) {
        return new Spent(turns + 1, queries, bytes, tokens + used, millis, usd + dollars);
    }

    Spent query(long scanned) {
        return new Spent(turns, queries + 1, bytes + scanned, tokens, millis, usd);
    }

    Spent at(long worked) {
        return new Spent(turns, queries, bytes, tokens, worked, usd);
    }
}
