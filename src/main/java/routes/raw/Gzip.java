package routes.raw;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import routes.failures.LakeException;
import routes.failures.Reason;

/** Inflates gzip (RFC 1952): all members, each with its checksum and length checked. */
final class Gzip {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int BEST_RATIO = 1032;

    private final String uri;
    private final byte[] stored;
    private final int most;
    private byte[] out;
    private int length;
    private int at;

    private Gzip(String uri, byte[] stored, long limit) {
        this.uri = uri;
        this.stored = stored;
        this.most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
        this.out = new byte[room()];
    }

    static boolean isGzip(byte[] stored) {
        return stored[0] == 0x1f && (stored.length == 1 || stored[1] == (byte) 0x8b);
    }

    /** @return the array, a little too long, and in it the inflated bytes from 0 to length */
    static Inflated inflate(String uri, byte[] stored, long limit) {
        Gzip gzip = new Gzip(uri, stored, limit);
        Inflater inflater = new Inflater(true);
        try {
            do {
                gzip.member(inflater);
                inflater.reset();
            } while (gzip.at < stored.length);
        } finally {
            inflater.end();
        }
        return new Inflated(gzip.out, gzip.length);
    }

    /** The inflated bytes lie in the array from 0 to length. */
    record Inflated(byte[] bytes, int length) {}

    /** What the last four bytes promise, which is all of it for one member; one byte more lets zlib see the end in one call. */
    private int room() {
        long promised = stored.length < HEADER + TRAILER ? 0 : littleEndian(stored.length - 4);
        return (int) Math.min(Math.min(promised, (long) stored.length * BEST_RATIO), most) + 1;
    }

    private void member(Inflater inflater) {
        header();
        int first = length;
        inflater.setInput(stored, at, stored.length - at);
        while (!inflater.finished()) {
            if (length == out.length) {
                grow();
            }
            length += inflateSome(inflater);
            if (!inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                throw broken("it ends early");
            }
        }
        if (length > most) {
            throw tooLarge();
        }
        at = stored.length - inflater.getRemaining();
        trailer(first);
    }

    private int inflateSome(Inflater inflater) {
        try {
            return inflater.inflate(out, length, out.length - length);
        } catch (DataFormatException wrong) {
            throw new LakeException(
                    Reason.BROKEN_GZIP, uri + " is broken gzip: " + wrong.getMessage() + remedy(), wrong);
        }
    }

    private void header() {
        if (stored.length - at < HEADER || stored[at] != 0x1f || stored[at + 1] != (byte) 0x8b) {
            throw broken(at == 0 ? "it ends within the header" : "something follows that is not gzip");
        }
        int flags = stored[at + 3];
        if (stored[at + 2] != 8 || (flags & 0xe0) != 0) {
            throw broken("the header names a method that gzip does not have");
        }
        at += HEADER;
        if ((flags & 4) != 0) {
            within(2);
            int extra = (stored[at] & 0xff) | (stored[at + 1] & 0xff) << 8;
            at += 2;
            within(extra);
            at += extra;
        }
        if ((flags & 8) != 0) {
            passText();
        }
        if ((flags & 16) != 0) {
            passText();
        }
        if ((flags & 2) != 0) {
            within(2);
            at += 2;
        }
    }

    private void passText() {
        do {
            within(1);
        } while (stored[at++] != 0);
    }

    private void within(int bytes) {
        if (stored.length - at < bytes) {
            throw broken("it ends within the header");
        }
    }

    private void trailer(int first) {
        if (stored.length - at < TRAILER) {
            throw broken("it ends within the checksum");
        }
        CRC32 crc = new CRC32();
        crc.update(out, first, length - first);
        if (crc.getValue() != littleEndian(at)) {
            throw broken("its checksum does not fit");
        }
        if (length - first != littleEndian(at + 4)) {
            throw broken("its length does not fit");
        }
        at += TRAILER;
    }

    private void grow() {
        if (length > most) {
            throw tooLarge();
        }
        out = Arrays.copyOf(out, (int) Math.min(most + 1L, Math.max(8192, out.length * 2L)));
    }

    private long littleEndian(int from) {
        return (stored[from] & 0xffL)
                | (stored[from + 1] & 0xffL) << 8
                | (stored[from + 2] & 0xffL) << 16
                | (stored[from + 3] & 0xffL) << 24;
    }

    private LakeException tooLarge() {
        return new LakeException(
                Reason.TOO_LARGE,
                uri + " inflates to more than " + most + " bytes; raise the limit and backfill it, or exclude it");
    }

    private LakeException broken(String what) {
        return new LakeException(Reason.BROKEN_GZIP, uri + " is broken gzip: " + what + remedy());
    }

    private static String remedy() {
        return "; ask its producer to deliver it again";
    }
}
