package local.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Lines of text, whole or not at all: what a kill or a full disk left of the last one is cut off. */
final class AppendFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;
    private long bytes;

    AppendFile(Path path) throws IOException {
        this.path = path;
        this.channel = open(path);
        this.bytes = channel.size();
    }

    List<String> lines() throws IOException {
        byte[] content = Files.readAllBytes(path);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }

        return new String(content, 0, end, UTF_8).lines().toList();
    }

    long bytes() {
        return bytes;
    }

    void append(String line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        int length = buffer.remaining();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            bytes += length;
        } catch (IOException e) {
            channel.truncate(bytes);
            throw e;
        }
    }

    void replace(List<String> lines) throws IOException {
        Path successor = path.resolveSibling(path.getFileName() + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(successor)) {
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
        }
        Files.move(successor, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = open(path);
        bytes = channel.size();
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }
}
