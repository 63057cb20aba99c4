package local.chaos;

import java.util.Random;

/**
 * What a schedule is like, drawn from its seed.
 *
 * @param day of the pool
 * @param faults share of calls to which something happens
 * @param batchSize raw bytes of one commit: small ones make many
 * @param seals how often a day is sealed while work goes on
 * @param reruns how often a unit is done again
 * @param shrinks whether an object disappears from the source before a re-run
 */
record Plan(
        int day,
        int workers,
        double faults,
        String batchSize,
        int seals,
        int reruns,
        boolean shrinks,
        Marks.Manners manners) {
    static Plan drawn(Random random) {
        int reruns = random.nextInt(3) == 0 ? 1 : 0;
        return new Plan(
                random.nextInt(DayPool.size()),
                1 + random.nextInt(3),
                random.nextInt(5) == 0 ? 0 : 0.01 + random.nextDouble() * 0.1,
                random.nextInt(3) == 0 ? "1B" : "1MB",
                1 + random.nextInt(2),
                reruns,
                reruns > 0 && random.nextBoolean(),
                new Marks.Manners(
                        random.nextDouble() * 0.3,
                        random.nextDouble() * 0.15,
                        random.nextBoolean() ? 0 : random.nextDouble()));
    }
}
