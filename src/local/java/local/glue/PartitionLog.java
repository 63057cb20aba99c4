package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import local.endpoint.Json;

/**
 * Changes of partitions, one JSON line each: {@code {"Key": …, "Partition": …}}, without the latter where it was removed. A line
 * is with the operating system when {@link #append} returns, so a killed process loses none; a torn last line was never answered.
 */
final class PartitionLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private PartitionLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Replays the file into {@code partitions} and, where that leaves lines behind that say nothing any more, rewrites it. */
    static PartitionLog open(Path file, Map<String, ObjectNode> partitions) {
        try {
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int lines = replay(content, partitions);
            boolean torn = content.length > 0 && content[content.length - 1] != '\n';
            if (torn || lines > partitions.size()) {
                Disk.write(file, compacted(partitions));
            }
            return new PartitionLog(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE));
        } catch (IOException unusable) {
            throw new UncheckedIOException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static int replay(byte[] content, Map<String, ObjectNode> partitions) throws IOException {
        int lines = 0;
        int start = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                apply(Json.parse(Arrays.copyOfRange(content, start, at)), partitions);
                start = at + 1;
                lines++;
            }
        }
        return lines;
    }

    private static void apply(ObjectNode line, Map<String, ObjectNode> partitions) {
        String key = line.path("Key").textValue();
        if (line.get("Partition") instanceof ObjectNode partition) {
            partitions.put(key, partition);
        } else {
            partitions.remove(key);
        }
    }

    private static byte[] compacted(Map<String, ObjectNode> partitions) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        partitions.forEach((key, partition) -> lines.writeBytes(line(key, Optional.of(partition))));
        return lines.toByteArray();
    }

    private static byte[] line(String key, Optional<ObjectNode> partition) {
        ObjectNode line = Json.object().put("Key", key);
        partition.ifPresent(present -> line.set("Partition", present));
        byte[] json = Json.bytes(line);
        byte[] ended = Arrays.copyOf(json, json.length + 1);
        ended[json.length] = '\n';
        return ended;
    }

    void append(Map<String, Optional<ObjectNode>> changes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        changes.forEach((key, partition) -> lines.writeBytes(line(key, partition)));
        try {
            write(ByteBuffer.wrap(lines.toByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    /** All or nothing: half a line, left by a full disk, would swallow the next one. */
    private void write(ByteBuffer lines) throws IOException {
        long before = channel.size();
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
