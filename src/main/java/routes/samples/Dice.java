package routes.samples;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance that falls the same way for the same seed, thing and number. The seed is hashed: seeds of SplittableRandom that differ by a
 * constant give shifted copies of one stream, and so the same event ids twice.
 */
final class Dice {
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    private Dice(long hash) {
        this.random = new SplittableRandom(hash);
    }

    static Dice of(long seed, String thing, long number) {
        long hash = mixed(seed);
        for (int i = 0; i < thing.length(); i++) {
            hash = mixed(hash ^ thing.charAt(i));
        }
        return new Dice(mixed(hash ^ mixed(number + 0x632be59bd9b4e019L)));
    }

    /** The finalizer of MurmurHash3: each bit of the input turns half of the bits of the result. */
    private static long mixed(long bits) {
        long hash = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} up to and with {@code most}. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    UUID uuid() {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    String hex(int length) {
        return text(HEX, length);
    }

    /** As in access key and principal ids. */
    String upper(int length) {
        return text(UPPER, length);
    }

    String mixed(int length) {
        return text(MIXED, length);
    }

    String digits(int length) {
        return text("0123456789", length);
    }

    /** An address that belongs to nobody (RFC 5737). */
    String address() {
        return "198.51.100." + between(1, 254);
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
