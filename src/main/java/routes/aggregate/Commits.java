package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aggregate.Reading.Read;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.Manifest.RawFile;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.observe.Decision;
import routes.observe.Meters;
import routes.readready.S3OrcFiles;
import routes.tables.Source;

/** Commits what was read: ORC files on disk, then the manifest, then the files into the lake. */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final S3Manifests manifests;
    private final S3OrcFiles orcFiles;
    private final Workbench workbench;
    private final Supplier<String> filtersHash;
    private final Consumer<Manifest> ledger;
    private final Meters meters;
    private final Clock clock;

    Commits(
            S3Manifests manifests,
            S3OrcFiles orcFiles,
            Workbench workbench,
            Supplier<String> filtersHash,
            Consumer<Manifest> ledger,
            Meters meters,
            Clock clock) {
        this.manifests = manifests;
        this.orcFiles = orcFiles;
        this.workbench = workbench;
        this.filtersHash = filtersHash;
        this.ledger = ledger;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Builds and puts the ORC files that a committed manifest names and that are not there, and tells the ledger of the newest: a
     * worker died before its puts.
     *
     * @return what is wrong when one cannot be built any more; all others are
     */
    Optional<LakeException> finish(Source source, List<Manifest> committed) {
        Set<String> prefixes = committed.stream()
                .flatMap(manifest -> manifest.files().stream())
                .map(file -> file.key().substring(0, file.key().lastIndexOf('-') + 1))
                .collect(Collectors.toSet());
        Set<String> there = prefixes.stream()
                .flatMap(prefix -> orcFiles.below(prefix).stream())
                .collect(Collectors.toSet());
        committed.stream().skip(Math.max(0, committed.size() - 1)).forEach(ledger);
        return committed.stream()
                .filter(manifest -> manifest.files().stream().anyMatch(file -> !there.contains(file.key())))
                .flatMap(manifest -> rebuild(source, manifest).stream())
                .toList()
                .stream()
                .findFirst();
    }

    /** Makes what was read the next generation of its unit; false, and nothing was done, when another worker was first. */
    boolean commit(Source source, Unit unit, int generation, List<Read> reads) {
        Instant started = clock.instant();
        try (Workbench.Files built = workbench.build(source, reads)) {
            Manifest manifest = manifest(source, unit, generation, reads, built);
            if (!manifests.commit(manifest)) {
                LOG.info("{} generation {}: another worker was first, looking again", unit, generation);
                return false;
            }
            put(manifest, built);
            ledger.accept(manifest);
            report(source, manifest, started);
            return true;
        }
    }

    private Optional<LakeException> rebuild(Source source, Manifest manifest) {
        List<Read> reads = workbench.read(
                source,
                manifest.objects().stream()
                        .filter(file -> file.quarantine() == null)
                        .map(RawFile::object)
                        .toList());
        Optional<Read> lost = reads.stream().filter(read -> read.rows() == null).findFirst();
        if (lost.isPresent()) {
            return lost.map(read -> gone(read.object(), manifest));
        }
        try (Workbench.Files built = workbench.build(source, reads)) {
            put(manifest, built);
        }
        LOG.warn(
                "{}/{}/{} generation {}: files built again from the manifest",
                manifest.source(),
                manifest.day(),
                manifest.shard(),
                manifest.generation());
        return Optional.empty();
    }

    private static LakeException gone(S3Object object, Manifest manifest) {
        return new LakeException(
                Reason.GONE,
                object.uri() + " is needed to build " + manifest.files() + " again, but is gone or changed; "
                        + "put it back as it was (etag " + object.etag() + ") or rebuild the day");
    }

    private void put(Manifest manifest, Workbench.Files built) {
        for (OrcFile file : manifest.files()) {
            orcFiles.put(file.key(), built.of(file.day()));
        }
    }

    private Manifest manifest(Source source, Unit unit, int generation, List<Read> reads, Workbench.Files built) {
        String table = source.readready().name();
        return new Manifest(
                Manifest.FORMAT,
                source.name(),
                table,
                unit.day(),
                unit.shard(),
                generation,
                source.version(),
                filtersHash.get(),
                clock.instant(),
                reads.stream().map(RawFiles::of).toList(),
                reads.stream().flatMap(RawFiles::quarantinedRecords).toList(),
                built.duplicates(),
                built.orcFiles(eventDay -> S3OrcFiles.key(table, eventDay, unit.day(), unit.shard(), generation)));
    }

    private void report(Source source, Manifest manifest, Instant started) {
        String table = manifest.table();
        Duration took = Duration.between(started, clock.instant());
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
                        file.key(),
                        file.bytes(),
                        took.toMillis() / 1000.0));
    }
}
