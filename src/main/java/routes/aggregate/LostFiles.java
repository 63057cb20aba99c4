package routes.aggregate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.manifest.Manifest;
import routes.manifest.Manifest.RawFile;
import routes.tables.Source;

/** Builds the ORC files of a commit again from the raw objects that its manifest names. */
public final class LostFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LostFiles.class);

    private final Workbench workbench;

    LostFiles(Workbench workbench) {
        this.workbench = workbench;
    }

    /** An ORC file on disk; closing deletes it. */
    public interface Found extends AutoCloseable {
        Path path();

        @Override
        void close();
    }

    /**
     * The rows of one event day.
     *
     * @throws LakeException GONE when a raw object is not there any more as it was
     */
    public Found build(Source source, Manifest manifest, int eventDay) {
        Workbench.Files files = build(source, manifest);
        return new Found() {
            @Override
            public Path path() {
                return files.of(eventDay);
            }

            @Override
            public void close() {
                files.close();
            }
        };
    }

    Workbench.Files build(Source source, Manifest manifest) {
        List<S3Object> objects = manifest.objects().stream()
                .filter(file -> file.quarantine() == null)
                .map(RawFile::object)
                .toList();
        List<Read> reads = workbench.read(source, objects);
        Optional<Read> lost = reads.stream().filter(read -> read.rows() == null).findFirst();
        if (lost.isPresent()) {
            throw gone(lost.get().object(), manifest);
        }
        LOG.warn("{} generation {}: files built again from the manifest", manifest.unit(), manifest.generation());
        return workbench.build(source, reads);
    }

    private static LakeException gone(S3Object object, Manifest manifest) {
        return new LakeException(
                Reason.GONE,
                object.uri() + " is needed to build " + manifest.files() + " again, but is gone or changed; "
                        + "put it back as it was (etag " + object.etag()
                        + ") or run its day again with ./loglake backfill");
    }
}
