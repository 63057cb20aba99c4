package routes.aggregate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import routes.aggregate.Reading.Read;
import routes.failures.LakeException;
import routes.manifest.EventDay;
import routes.manifest.Generations;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.S3Manifests;
import routes.manifest.Unit;
import routes.manifest.UnitFile;
import routes.manifest.UnitManifests;
import routes.tables.Source;

/** Commits what was read: ORC files on disk, then the manifest, then the files into the lake. */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final S3Manifests manifests;
    private final Generations generations;
    private final Workbench workbench;
    private final LostFiles lostFiles;
    private final Supplier<String> filtersHash;
    private final Consumer<Manifest> ledger;
    private final CommitReport report;
    private final Clock clock;

    Commits(
            S3Manifests manifests,
            Generations generations,
            Workbench workbench,
            LostFiles lostFiles,
            Supplier<String> filtersHash,
            Consumer<Manifest> ledger,
            CommitReport report,
            Clock clock) {
        this.manifests = manifests;
        this.generations = generations;
        this.workbench = workbench;
        this.lostFiles = lostFiles;
        this.filtersHash = filtersHash;
        this.ledger = ledger;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Builds and puts the ORC files that a committed manifest names and that are not there, and tells the ledger of the newest: a
     * worker died before its puts.
     *
     * @return what is wrong when one cannot be built any more; all others are
     */
    Optional<LakeException> finish(Source source, List<Manifest> committed) {
        String table = source.readready().name();
        Map<Integer, List<OrcFile>> byDay = committed.stream()
                .flatMap(manifest -> manifest.files().stream())
                .collect(Collectors.groupingBy(OrcFile::day));
        Set<OrcFile> missing = byDay.entrySet().stream()
                .flatMap(day -> generations.missing(new EventDay(table, day.getKey()), day.getValue()).stream())
                .collect(Collectors.toSet());
        committed.stream()
                .filter(manifest -> !manifest.objects().isEmpty())
                .reduce((older, newer) -> newer)
                .ifPresent(ledger);
        return committed.stream()
                .filter(manifest -> manifest.files().stream().anyMatch(missing::contains))
                .flatMap(manifest -> rebuild(source, manifest).stream())
                .toList()
                .stream()
                .findFirst();
    }

    /** Makes what was read the next generation of its unit; empty, and nothing was done, when another worker was first. */
    Optional<Manifest> commit(Source source, Unit unit, UnitManifests before, List<Read> reads) {
        Instant started = clock.instant();
        try (Workbench.Files built = workbench.build(source, reads)) {
            Manifest manifest = manifest(source, unit, before, reads, built);
            if (!manifests.commit(manifest)) {
                LOG.info("{} generation {}: another worker was first, looking again", unit, manifest.generation());
                return Optional.empty();
            }
            put(manifest, built);
            ledger.accept(manifest);
            report.of(source, manifest, Duration.between(started, clock.instant()));
            return Optional.of(manifest);
        }
    }

    private Optional<LakeException> rebuild(Source source, Manifest manifest) {
        try (Workbench.Files built = lostFiles.build(source, manifest)) {
            put(manifest, built);
            return Optional.empty();
        } catch (LakeException gone) {
            return Optional.of(gone);
        }
    }

    private void put(Manifest manifest, Workbench.Files built) {
        for (OrcFile file : manifest.files()) {
            generations.put(new EventDay(manifest.table(), file.day()), file, built.of(file.day()));
        }
    }

    private Manifest manifest(Source source, Unit unit, UnitManifests before, List<Read> reads, Workbench.Files built) {
        int epoch = before.newestEpoch();
        UnitFile file = new UnitFile(unit.day(), unit.shard(), before.next(), epoch > 1);
        return new Manifest(
                Manifest.FORMAT,
                source.name(),
                source.readready().name(),
                unit.day(),
                unit.shard(),
                before.next(),
                epoch,
                false,
                source.version(),
                filtersHash.get(),
                clock.instant(),
                reads.stream().map(RawFiles::of).toList(),
                reads.stream().flatMap(RawFiles::quarantinedRecords).toList(),
                built.duplicates(),
                built.orcFiles(file.name()));
    }
}
