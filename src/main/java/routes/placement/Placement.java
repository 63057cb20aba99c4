package routes.placement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where one object belongs.
 *
 * @param source whose object it is
 * @param table the Glue table
 * @param values the partition's values by column, in the order of the table's partition keys
 * @param location {@code s3://bucket/folder/}, the partition's place
 * @param day yyyymmdd of delivery, 0 when the key tells none
 * @param shard which of the day's units holds the partition
 */
public record Placement(String source, String table, Map<String, String> values, String location, int day, int shard) {

    /** {@code cloudtrail_raw a/b/c}: one partition of one table. */
    @JsonIgnore
    public String partition() {
        return table + " " + String.join("/", values.values());
    }

    /** The same partition at another place. */
    public Placement at(String elsewhere) {
        return new Placement(source, table, values, elsewhere, day, shard);
    }

    @JsonIgnore
    public List<String> valueList() {
        return List.copyOf(values.values());
    }

    /** The shard of {@code shards} in which a location falls, the same on every machine. */
    public static int shardOf(String location, int shards) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(location.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shards);
    }
}
