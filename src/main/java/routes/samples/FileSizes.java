package routes.samples;

import java.util.Arrays;

/**
 * How many records each file holds: many hold a few, a few hold many, and together exactly as many as asked for. Measured on a real
 * organization's day: 44 % below the median of about the mean, the fullest with 62 times the mean.
 */
final class FileSizes {
    private static final double BELOW_MEDIAN = 0.44;
    private static final double MEDIAN_TO_MEAN = 1.07;
    private static final double FULLEST_TO_MEAN = 62.5;
    private static final int DENSE = 100;

    private FileSizes() {}

    /** In a shuffled order that the seed decides; all alike where a file holds hundreds. */
    static int[] of(int files, int records, long seed) {
        int[] sizes = skewed(files, records);
        Dice dice = Dice.of(seed, "sizes", 0);
        for (int i = files - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            int size = sizes[i];
            sizes[i] = sizes[other];
            sizes[other] = size;
        }
        return sizes;
    }

    private static int[] skewed(int files, int records) {
        double mean = (double) records / files;
        int median = (int) Math.round(mean * MEDIAN_TO_MEAN);
        int small = (int) Math.round(files * BELOW_MEDIAN);
        int[] sizes = new int[files];
        Arrays.fill(sizes, median);
        for (int i = 0; i < small && median > 1; i++) {
            sizes[i] = 1 + i % (median - 1);
        }
        int excess = records - Arrays.stream(sizes).sum();
        if (mean >= DENSE || excess < 0 || median < 2) {
            return even(files, records);
        }
        spread(sizes, small, excess, (int) Math.min(Math.round(mean * FULLEST_TO_MEAN) - median, (excess + 3) / 4));
        return sizes;
    }

    private static int[] even(int files, int records) {
        int[] sizes = new int[files];
        Arrays.setAll(sizes, i -> records / files + (i < records % files ? 1 : 0));
        return sizes;
    }

    /** Adds what is left to the files from {@code first} on: {@code most} to the first, then falling by a power of the rank. */
    private static void spread(int[] sizes, int first, int excess, int most) {
        double flat = 0;
        double steep = 8;
        while (steep - flat > 1e-9) {
            double middle = (flat + steep) / 2;
            if (sum(sizes.length - first, most, middle) > excess) {
                flat = middle;
            } else {
                steep = middle;
            }
        }
        int left = excess - sum(sizes.length - first, most, steep);
        for (int rank = 1; rank <= sizes.length - first; rank++) {
            boolean rest = rank > 1 && rank <= left + 1;
            sizes[first + rank - 1] += share(rank, most, steep) + (rest ? 1 : 0);
        }
    }

    private static int sum(int ranks, int most, double steepness) {
        int sum = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            sum += share(rank, most, steepness);
        }
        return sum;
    }

    private static int share(int rank, int most, double steepness) {
        return (int) (most * Math.pow(rank, -steepness));
    }
}
