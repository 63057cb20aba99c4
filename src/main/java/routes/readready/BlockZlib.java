package routes.readready;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;

/**
 * ORC's ZLIB as every reader knows it, written smaller: each block is deflated in the way that suits its bytes. Ids are random hex;
 * what repeats in them are runs of three or four letters that cost more to point at than to write. Only writes; not thread-safe.
 */
final class BlockZlib implements CompressionCodec {
    private static final int SAMPLE = 4096;
    private static final int LEVEL = 5;

    private final Deflater letters = deflater(Deflater.BEST_SPEED, Deflater.HUFFMAN_ONLY);
    private final Deflater repeats = deflater(LEVEL, Deflater.FILTERED);
    private final byte[] deflated;

    /** @param blockBytes of the largest block */
    BlockZlib(int blockBytes) {
        deflated = new byte[Math.max(blockBytes, SAMPLE * 2)];
    }

    /** False when the block would not get smaller. */
    @Override
    public boolean compress(ByteBuffer in, ByteBuffer out, ByteBuffer overflow, Options options) {
        byte[] bytes = in.array();
        int from = in.arrayOffset() + in.position();
        int length = in.remaining();
        int size = deflate(fitting(bytes, from, length), bytes, from, length);
        if (size >= length) {
            return false;
        }
        int first = Math.min(size, out.remaining());
        out.put(deflated, 0, first);
        if (first < size) {
            overflow.put(deflated, first, size - first);
        }
        return true;
    }

    /** Looking for repeats costs five times the CPU, so it has to pay. */
    private Deflater fitting(byte[] bytes, int from, int length) {
        int sample = Math.min(length, SAMPLE);
        int plain = deflate(letters, bytes, from, sample);
        return plain - plain / 32 <= deflate(repeats, bytes, from, sample) ? letters : repeats;
    }

    /** The size of the deflated bytes, or {@code length} when they are no smaller. */
    private int deflate(Deflater deflater, byte[] bytes, int from, int length) {
        deflater.reset();
        deflater.setInput(bytes, from, length);
        deflater.finish();
        int size = deflater.deflate(deflated, 0, length);
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
        return new NoOptions();
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

    /** ORC proposes a level by the kind of a stream; the bytes themselves say more. */
    private record NoOptions() implements Options {
        @Override
        public Options copy() {
            return this;
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
