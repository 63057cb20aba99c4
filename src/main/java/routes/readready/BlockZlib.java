package routes.readready;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.jspecify.annotations.Nullable;

/**
 * ORC's ZLIB as every reader knows it, written smaller: each block is deflated in the way that suits its bytes. Ids are random hex;
 * what repeats in them are runs of three or four letters that cost more to point at than to write. Only writes; not thread-safe.
 */
final class BlockZlib implements CompressionCodec {
    private static final int LEVEL = 4;
    /** Blocks of letters until repeats are looked for again. */
    private static final int TRUST = 16;

    private final Deflater letters = deflater(Deflater.BEST_SPEED, Deflater.HUFFMAN_ONLY);
    private final Deflater repeats = deflater(LEVEL, Deflater.FILTERED);
    private final byte[] deflated;

    /** @param blockBytes of the largest block */
    BlockZlib(int blockBytes) {
        deflated = new byte[blockBytes];
    }

    /** False, and nothing written, when the block would not get smaller or there is no room. */
    @Override
    public boolean compress(ByteBuffer in, ByteBuffer out, @Nullable ByteBuffer overflow, Options options) {
        int size = deflate((Stream) options, in.array(), in.arrayOffset() + in.position(), in.remaining());
        if (size == in.remaining()) {
            return false;
        }
        int first = Math.min(size, out.remaining());
        if (first == size) {
            out.put(deflated, 0, size);
            return true;
        }
        if (overflow == null) {
            return false;
        }
        out.put(deflated, 0, first);
        overflow.put(deflated, first, size - first);
        return true;
    }

    /** Looking for repeats costs five times the CPU, so it has to pay. */
    private int deflate(Stream stream, byte[] bytes, int from, int length) {
        if (stream.trust > 0) {
            stream.trust--;
            return deflate(letters, bytes, from, length);
        }
        int size = deflate(repeats, bytes, from, length);
        if (size < length / 3) {
            return size;
        }
        int ofLetters = deflate(letters, bytes, from, length);
        if (ofLetters - ofLetters / 32 <= size) {
            stream.trust = TRUST;
            return ofLetters;
        }
        return deflate(repeats, bytes, from, length);
    }

    /** The size of the deflated bytes, or {@code length} when they are no smaller. */
    private int deflate(Deflater deflater, byte[] bytes, int from, int length) {
        deflater.reset();
        deflater.setInput(bytes, from, length);
        deflater.finish();
        int size = 0;
        while (!deflater.finished() && size < length) {
            size += deflater.deflate(deflated, size, length - size);
        }
        return deflater.finished() ? size : length;
    }

    @Override
    public void close() {
        letters.end();
        repeats.end();
    }

    @Override
    public CompressionKind getKind() {
        return CompressionKind.ZLIB;
    }

    @Override
    public Options getDefaultOptions() {
        return new Stream();
    }

    @Override
    public void decompress(ByteBuffer in, ByteBuffer out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {}

    @Override
    public void destroy() {}

    private static Deflater deflater(int level, int strategy) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        return deflater;
    }

    /** What is known of one stream. ORC proposes a level by a stream's kind; its bytes themselves say more. */
    private static final class Stream implements Options {
        private int trust;

        @Override
        public Options copy() {
            return new Stream();
        }

        @Override
        public Options setSpeed(SpeedModifier speed) {
            return this;
        }

        @Override
        public Options setData(DataKind kind) {
            return this;
        }
    }
}
