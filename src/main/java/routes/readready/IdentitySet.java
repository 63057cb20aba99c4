package routes.readready;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;

/**
 * The identities met, each as the first 128 bits of its SHA-256: nobody can make two events look like one. 24 to 48 bytes a row.
 */
final class IdentitySet {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] digest = new byte[32];
    private final long[] table;
    private final long mask;

    /** @param rows that will be asked about at most */
    IdentitySet(long rows) {
        long places = Long.highestOneBit(Math.max(8, rows * 3 / 2 - 1)) * 2;
        if (places > 1 << 29) {
            throw new IllegalArgumentException(
                    rows + " rows of one day are more than can be sealed at once; at most " + (1 << 29) / 3 * 2);
        }
        table = new long[(int) places * 2];
        mask = places - 1;
    }

    /** False when the text at {@code row} was met before. */
    boolean add(BytesColumnVector texts, int row) {
        sha256.update(texts.vector[row], texts.start[row], texts.length[row]);
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(HexFormat.of().formatHex(digest), impossible);
        }
        // An odd first half is never the 0 of an empty place.
        return add((long) EIGHT.get(digest, 0) | 1, (long) EIGHT.get(digest, 8));
    }

    private boolean add(long first, long second) {
        for (long place = second & mask; ; place = place + 1 & mask) {
            int at = (int) place * 2;
            if (table[at] == 0) {
                table[at] = first;
                table[at + 1] = second;
                return true;
            }
            if (table[at] == first && table[at + 1] == second) {
                return false;
            }
        }
    }
}
