package routes.manifest;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The seals of all days, in the readready bucket under {@code _loglake/seal/<table>/<day>/00000001.json}. */
public final class S3Seals {
    private final S3Records<Seal> records;

    public S3Seals(S3Client s3, String bucket) {
        records = new S3Records<>(
                s3, bucket, Seal.class, seal -> 1 + seal.consumed().size());
    }

    /** All seals of {@code day}, oldest first. */
    public List<Seal> of(EventDay day) {
        return records.below(folder(day));
    }

    /** The seal that counts, empty while the day was never sealed. */
    public Optional<Seal> latest(EventDay day) {
        return records.lastOfEachFolder(folder(day)).stream().findFirst();
    }

    /** The seals that count, of all days of a table. */
    public List<Seal> latest(String table) {
        return records.lastOfEachFolder(root(table));
    }

    /** @return false when another worker sealed this version first; nothing was written then */
    public boolean commit(Seal seal) {
        return records.commit(folder(seal.eventDay()), seal.version(), seal);
    }

    private static String root(String table) {
        return "_loglake/seal/" + table + "/";
    }

    private static String folder(EventDay day) {
        return root(day.table()) + day.day() + "/";
    }
}
