package routes.batch;

/**
 * What a run costs, before anything is uploaded.
 *
 * @param tokensIn four characters reckoned as one token
 * @param tokensOut at most
 * @param usd at most, jobs and summary together
 * @param prices day of the price list
 */
public record Estimate(long events, int records, int jobs, long tokensIn, long tokensOut, double usd, String prices) {}
