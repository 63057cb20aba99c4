package routes.aggregate;

import java.util.stream.Stream;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.manifest.Manifest.Quarantine;
import routes.manifest.Manifest.QuarantinedRecord;
import routes.manifest.Manifest.RawFile;

/** What was read of an object, in the words of a manifest. */
final class RawFiles {
    private RawFiles() {}

    static RawFile of(Read read) {
        S3Object object = read.object();
        LakeException unreadable = read.unreadable();
        return new RawFile(
                object.bucket(),
                object.key(),
                object.etag(),
                object.bytes(),
                object.modified(),
                read.rows() == null ? 0 : read.rows().recordsRead(),
                unreadable == null
                        ? null
                        : new Quarantine(unreadable.reason().label(), String.valueOf(unreadable.getMessage())));
    }

    static Stream<QuarantinedRecord> quarantinedRecords(Read read) {
        return read.rows() == null
                ? Stream.empty()
                : read.rows().quarantined().stream()
                        .map(record -> new QuarantinedRecord(read.object().key(), record.index(), record.reason()));
    }
}
