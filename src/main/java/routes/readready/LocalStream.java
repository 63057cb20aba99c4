package routes.readready;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;

/** A file that can be read from any position. */
final class LocalStream extends InputStream implements Seekable, PositionedReadable {
    private final Path file;
    private final FileChannel channel;

    LocalStream(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(into, from, length));
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(into, from, length), position);
    }

    @Override
    public void readFully(long position, byte[] into, int from, int length) throws IOException {
        for (int done = 0, read; done < length; done += read) {
            read = read(position + done, into, from + done, length - done);
            if (read < 0) {
                throw new EOFException(file + " ends at " + (position + done) + "; fetch it again");
            }
        }
    }

    @Override
    public void readFully(long position, byte[] into) throws IOException {
        readFully(position, into, 0, into.length);
    }

    @Override
    public void seek(long position) throws IOException {
        channel.position(position);
    }

    @Override
    public long getPos() throws IOException {
        return channel.position();
    }

    @Override
    public boolean seekToNewSource(long position) {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
