package routes.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import routes.placement.CalendarDay;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The raw objects of bookkeeping sources: {@code <source>/logcalendarday=<yyyymmdd>/<name>.json.gz} in the ledger bucket. */
public final class S3Ledger {
    private final S3Client s3;
    private final String bucket;

    public S3Ledger(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    public String bucket() {
        return bucket;
    }

    /**
     * Returns when {@code records} are durable; they become rows of the source's table.
     *
     * @param at whose UTC day is the folder
     * @param name unique within the day; the same name and records again change nothing
     */
    public void put(String source, Instant at, String name, List<?> records) {
        byte[] bytes = RecordsFile.of(records);
        s3.putObject(
                put -> put.bucket(bucket).key(key(source, at, name)).contentType("application/gzip"),
                RequestBody.fromBytes(bytes));
    }

    public boolean has(String source, Instant at, String name) {
        try {
            s3.headObject(head -> head.bucket(bucket).key(key(source, at, name)));
            return true;
        } catch (NoSuchKeyException notYet) {
            return false;
        }
    }

    /** Hands on the records of one object, each as {@code type}; none when there is no such object. */
    public <T> void read(String source, Instant at, String name, Class<T> type, Consumer<T> each) {
        try {
            RecordsFile.read(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(source, at, name)))
                            .asByteArrayUnsafe(),
                    type,
                    each);
        } catch (NoSuchKeyException notYet) {
            // Nothing to hand on.
        }
    }

    private static String key(String source, Instant at, String name) {
        int day = CalendarDay.of(at.atZone(ZoneOffset.UTC).toLocalDate());
        return source + "/logcalendarday=" + day + "/" + name + ".json.gz";
    }
}
