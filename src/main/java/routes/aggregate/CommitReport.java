package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.Manifest.RawFile;
import routes.observe.Decision;
import routes.observe.Meters;
import routes.tables.Source;

/** Tells people and metrics of a commit. */
final class CommitReport {
    private static final Logger LOG = LoggerFactory.getLogger(CommitReport.class);

    private final Meters meters;
    private final Clock clock;

    CommitReport(Meters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void of(Source source, Manifest manifest, Duration took) {
        String table = manifest.table();
        manifest.objects()
                .forEach(file -> meters.decided(
                        source.name(), file.quarantine() == null ? Decision.REGISTERED : Decision.QUARANTINED));
        manifest.objects().stream()
                .filter(file -> file.quarantine() != null)
                .forEach(file -> LOG.warn(
                        "s3://{}/{} quarantined: {}",
                        file.bucket(),
                        file.key(),
                        Objects.requireNonNull(file.quarantine()).message()));
        meters.rows(table, "read", manifest.records());
        meters.rows(table, "written", manifest.rows());
        meters.rows(table, "duplicate", manifest.duplicates());
        meters.rows(table, "rejected", manifest.quarantinedRecords().size());
        meters.bytes(
                source.name(),
                "read",
                manifest.objects().stream().mapToLong(RawFile::bytes).sum());
        meters.bytes(
                source.name(),
                "written",
                manifest.files().stream().mapToLong(OrcFile::bytes).sum());
        meters.aggregated(table, took);
        manifest.objects().stream()
                .map(RawFile::modified)
                .min(Instant::compareTo)
                .ifPresent(oldest -> meters.queryable(source.name(), table, Duration.between(oldest, clock.instant())));
        manifest.files()
                .forEach(file -> LOG.info(
                        "{} {}: {} raw files, {} rows -> {} ({} bytes, {} s)",
                        table,
                        file.day(),
                        manifest.objects().size(),
                        file.rows(),
                        file.name(),
                        file.bytes(),
                        took.toMillis() / 1000.0));
    }
}
