package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.orc.CompressionCodec.Options;
import org.junit.jupiter.api.Test;

class BlockZlibTest {
    private static final int BLOCK = 64 << 10;

    private final Random random = new Random(7);

    @Test
    void alreadyTheFirstBlockIsDeflated() throws DataFormatException {
        byte[] block = bytes("{\"maxResults\":1000,\"filterSet\":{}}".repeat(BLOCK / 34));

        try (BlockZlib zlib = new BlockZlib(BLOCK)) {
            assertThat(deflated(zlib, zlib.getDefaultOptions(), block, BLOCK)).hasSizeLessThan(block.length / 50);
        }
    }

    @Test
    void idsTakeLessThanRepeatsWouldMakeOfThem() throws DataFormatException {
        byte[] block = ids();

        try (BlockZlib zlib = new BlockZlib(BLOCK)) {
            assertThat(deflated(zlib, zlib.getDefaultOptions(), block, BLOCK).length)
                    .isLessThan(usual(block) * 9 / 10)
                    .isLessThan(block.length * 53 / 100);
        }
    }

    @Test
    void aStreamThatStopsBeingIdsIsFoundOut() throws DataFormatException {
        byte[] repeating = bytes("0123456789abcdef".repeat(BLOCK / 16));

        try (BlockZlib zlib = new BlockZlib(BLOCK)) {
            Options stream = zlib.getDefaultOptions();
            deflated(zlib, stream, ids(), BLOCK);
            int size = BLOCK;
            for (int i = 0; i < 20; i++) {
                size = deflated(zlib, stream, repeating, BLOCK).length;
            }
            assertThat(size).isLessThan(BLOCK / 100);
            assertThat(deflated(zlib, stream.copy(), repeating, BLOCK)).hasSize(size);
        }
    }

    @Test
    void whatDoesNotFitGoesIntoTheOverflow() throws DataFormatException {
        try (BlockZlib zlib = new BlockZlib(BLOCK)) {
            assertThat(deflated(zlib, zlib.getDefaultOptions(), ids(), 1000)).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void whatDoesNotGetSmallerIsLeftAsItIs() {
        byte[] noise = new byte[BLOCK];
        random.nextBytes(noise);

        try (BlockZlib zlib = new BlockZlib(BLOCK)) {
            ByteBuffer out = ByteBuffer.allocate(BLOCK);
            assertThat(zlib.compress(ByteBuffer.wrap(noise), out, null, zlib.getDefaultOptions()))
                    .isFalse();
            assertThat(out.position()).isZero();
        }
    }

    /** The deflated bytes, after making sure that zlib itself reads them back. */
    private static byte[] deflated(BlockZlib zlib, Options stream, byte[] block, int room) throws DataFormatException {
        ByteBuffer out = ByteBuffer.allocate(room);
        ByteBuffer overflow = ByteBuffer.allocate(BLOCK);
        assertThat(zlib.compress(ByteBuffer.wrap(block), out, overflow, stream)).isTrue();
        byte[] deflated = Arrays.copyOf(out.array(), out.position() + overflow.position());
        System.arraycopy(overflow.array(), 0, deflated, out.position(), overflow.position());
        assertThat(inflated(deflated, block.length)).isEqualTo(block);
        return deflated;
    }

    private static byte[] inflated(byte[] deflated, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        inflater.setInput(deflated);
        byte[] bytes = new byte[length];
        assertThat(inflater.inflate(bytes)).isEqualTo(length);
        inflater.end();
        return bytes;
    }

    private static int usual(byte[] block) {
        Deflater deflater = new Deflater(2, true);
        deflater.setInput(block);
        deflater.finish();
        int size = deflater.deflate(new byte[BLOCK]);
        deflater.end();
        return size;
    }

    private byte[] ids() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < BLOCK / 36; i++) {
            ids.append(new UUID(
                    random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & 0x3fffffffffffffffL | 1L << 63));
        }
        return bytes(ids.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
