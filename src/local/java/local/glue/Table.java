package local.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import local.endpoint.AwsError;
import local.endpoint.Json;

/** A table, all its versions and its partitions: one JSON file, replaced on every change, and a partition log beside it. */
final class Table implements AutoCloseable {
    static final String SUFFIX = ".table.json";

    private final Path file;
    private final Partitions partitions;
    private volatile List<ObjectNode> versions;

    private Table(Path file, List<ObjectNode> versions, Partitions partitions) {
        this.file = file;
        this.versions = versions;
        this.partitions = partitions;
    }

    static Table create(Path file, ObjectNode facts) {
        Disk.delete(log(file)); // left behind by a kill in the middle of a drop
        Table table = new Table(file, List.of(facts), Partitions.open(log(file)));
        table.write(table.versions);
        return table;
    }

    static Table open(Path file) {
        List<ObjectNode> versions = new ArrayList<>();
        Disk.read(file).path("Versions").forEach(version -> versions.add((ObjectNode) version));
        return new Table(file, List.copyOf(versions), Partitions.open(log(file)));
    }

    private static Path log(Path file) {
        return Path.of(file.toString().replace(SUFFIX, ".partitions.jsonl"));
    }

    String name() {
        return facts().path("Name").textValue();
    }

    String database() {
        return facts().path("DatabaseName").textValue();
    }

    /** The newest version. */
    ObjectNode facts() {
        return versions.get(versions.size() - 1);
    }

    ArrayNode partitionKeys() {
        return (ArrayNode) facts().get("PartitionKeys");
    }

    Partitions partitions() {
        return partitions;
    }

    /** By number with leading zeros, newest last. */
    NavigableMap<String, ObjectNode> versions() {
        NavigableMap<String, ObjectNode> byNumber = new TreeMap<>();
        versions.forEach(version -> byNumber.put("%09d".formatted(number(version)), version));
        return byNumber;
    }

    /** The version before stays unless {@code expected} says which one the caller has seen and that is gone. */
    synchronized void update(ObjectNode next, String expected, int kept) {
        ObjectNode before = facts();
        if (!expected.isEmpty() && !expected.equals(before.path("VersionId").asText())) {
            throw new AwsError(
                    "ConcurrentModificationException", "Update table failed due to concurrent modifications.");
        }

        next.set("CreateTime", before.get("CreateTime"));
        next.put("VersionId", String.valueOf(number(before) + 1));
        List<ObjectNode> all = new ArrayList<>(versions.subList(0, versions.size() - 1 + kept));
        all.add(next);
        write(all);
        versions = List.copyOf(all);
    }

    private static int number(ObjectNode version) {
        return Integer.parseInt(version.path("VersionId").textValue());
    }

    private void write(List<ObjectNode> all) {
        ObjectNode content = Json.object();
        content.set("Versions", Json.array(all));
        Disk.write(file, content);
    }

    void delete() {
        close();
        Disk.delete(file);
        Disk.delete(log(file));
    }

    @Override
    public void close() {
        partitions.close();
    }
}
