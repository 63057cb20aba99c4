package routes.raw;

import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
public final class Bytes {
    private byte[] bytes;
    private int length;

    public Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array as it is now; bytes below {@link #length} never change, a later append may move to another array. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public Bytes append(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    public Bytes append(byte[] all) {
        return append(all, 0, all.length);
    }

    public Bytes append(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
        return this;
    }

    /** Forgets what was appended since the length was {@code shorter}. */
    public void cut(int shorter) {
        length = shorter;
    }

    private void room(int more) {
        long needed = (long) length + more;
        if (needed > Integer.MAX_VALUE - 16) {
            throw new MalformedJson(0, "an object whose decoded values fit in 2 GB");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, bytes.length * 3L / 2)));
        }
    }
}
