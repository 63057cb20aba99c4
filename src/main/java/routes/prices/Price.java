package routes.prices;

/**
 * What a model takes for a million tokens, in dollars.
 *
 * @param model as the price file names it
 */
public record Price(String model, double input, double output, double cacheRead, double cacheWrite) {
    private static final double MILLION = 1e6;

    /** Cached tokens are not among {@code in}: Bedrock counts them apart. */
    public double usd(long in, long out, long read, long write) {
        return (in * input + out * output + read * cacheRead + write * cacheWrite) / MILLION;
    }

    /** This price at a share of it, as jobs of batch inference pay it. */
    Price at(double share) {
        return new Price(model, input * share, output * share, cacheRead * share, cacheWrite * share);
    }
}
