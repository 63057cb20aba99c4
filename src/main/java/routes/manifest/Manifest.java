package routes.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;

/**
 * One commit of a unit: which raw objects became which ORC files. Written once, before the files, and never changed.
 *
 * @param format version of this document's shape
 * @param generation 1, 2, 3 … within the unit
 * @param epoch 1, and one more with each re-run of the unit
 * @param complete whether its epoch is whole, so that it replaces the ones before
 * @param tableVersion of the table file that made the rows
 * @param filters hash of the filter files in force
 */
public record Manifest(
        int format,
        String source,
        String table,
        int day,
        int shard,
        int generation,
        int epoch,
        boolean complete,
        String tableVersion,
        String filters,
        Instant committed,
        List<RawFile> objects,
        List<QuarantinedRecord> quarantinedRecords,
        long duplicates,
        List<OrcFile> files) {

    public static final int FORMAT = 2;

    /**
     * A raw object, in the order in which its records were taken.
     *
     * @param bytes as stored
     * @param records read from it; 0 when it is quarantined
     * @param quarantine why it could not be read, null when it could
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RawFile(
            String bucket,
            String key,
            String etag,
            long bytes,
            Instant modified,
            int records,
            @Nullable Quarantine quarantine) {

        public S3Object object() {
            return new S3Object(bucket, key, bytes, etag, null, "", modified);
        }
    }

    /** @param reason a label of {@link routes.failures.Reason} */
    public record Quarantine(String reason, String message) {}

    /** @param index of the record in its object, from 0 */
    public record QuarantinedRecord(String key, int index, String reason) {}

    /**
     * @param name in the folder that holds the files of its day
     * @param day of the events in it, yyyymmdd
     * @param sha256 of its bytes, hex
     */
    public record OrcFile(String name, int day, long rows, long bytes, String sha256) {}

    public Unit unit() {
        return new Unit(source, day, shard);
    }

    public long rows() {
        return files.stream().mapToLong(OrcFile::rows).sum();
    }

    public long records() {
        return objects.stream().mapToLong(RawFile::records).sum();
    }

    /** Whether each record that was read is a row, a duplicate or quarantined. */
    public boolean addsUp() {
        return records() == rows() + duplicates + quarantinedRecords.size();
    }
}
