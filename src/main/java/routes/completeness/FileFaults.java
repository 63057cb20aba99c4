package routes.completeness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import routes.catalog.GlueCatalog;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.Seal;
import routes.manifest.Unit;
import routes.manifest.UnitFile;
import routes.manifest.UnitManifests;
import routes.tables.Source;

/** Compares files, seals and partitions with what the manifests say. What is younger than the settling time may still be under way. */
final class FileFaults {
    private final Source source;
    private final S3Manifests manifests;
    private final S3OrcFiles orcFiles;
    private final GlueCatalog catalog;
    private final Predicate<String> paused;
    private final Instant settled;
    private final Map<Unit, UnitManifests> units = new HashMap<>();

    /** @param paused whether registrations of a readready table wait */
    FileFaults(
            Source source,
            S3Manifests manifests,
            S3OrcFiles orcFiles,
            GlueCatalog catalog,
            Predicate<String> paused,
            Instant settled) {
        this.source = source;
        this.manifests = manifests;
        this.orcFiles = orcFiles;
        this.catalog = catalog;
        this.paused = paused;
        this.settled = settled;
    }

    List<Fault> of(Collection<Manifest> live, LakeFiles files) {
        List<Fault> faults = new ArrayList<>();
        live.stream().filter(this::isSettled).forEach(manifest -> {
            unbalanced(manifest).ifPresent(faults::add);
            manifest.files().stream()
                    .flatMap(file -> lost(manifest, file, files.of(file)).stream())
                    .forEach(faults::add);
        });
        files.days().forEach(day -> {
            faults.addAll(strangers(day));
            unfinished(day).ifPresent(faults::add);
            miscounted(day).ifPresent(faults::add);
            misplaced(day).ifPresent(faults::add);
        });
        return faults;
    }

    private Optional<Fault> unbalanced(Manifest manifest) {
        Records records = Records.of(manifest);
        return records.balance()
                ? Optional.empty()
                : Optional.of(new Fault(
                        name(manifest) + ": " + records.read() + " records read are not " + records.rows() + " rows, "
                                + records.duplicates() + " duplicates and " + records.quarantined() + " quarantined",
                        Mending.rebuild(manifest.table(), manifest.day())));
    }

    private Optional<Fault> lost(Manifest manifest, OrcFile file, DayFiles day) {
        if (day.hold(file)) {
            return Optional.empty();
        }
        String found = day.has(file)
                ? "has not the " + file.bytes() + " bytes"
                : "is missing; it has the " + file.rows() + " rows";
        return Optional.of(new Fault(
                orcFiles.location(day.folder()) + file.name() + " " + found + " that " + name(manifest) + " names",
                Mending.rebuild(manifest.table(), manifest.day())));
    }

    /** Files that readers see and that no live manifest names: of a run that was replaced, or of nobody. */
    private List<Fault> strangers(DayFiles day) {
        Stream<String> lying = day.unitFiles(settled).filter(name -> !name.startsWith("_"));
        Stream<String> merged = day.seal().filter(seal -> seal.sealed().isBefore(settled)).stream()
                .flatMap(seal -> seal.consumed().stream());
        return Stream.concat(lying, merged)
                .distinct()
                .filter(name -> !isLive(day, name))
                .map(name -> new Fault(
                        orcFiles.location(day.folder()) + ": readers see rows of " + name
                                + ", which no live manifest names",
                        Mending.seal(day.day())))
                .toList();
    }

    private Optional<Fault> unfinished(DayFiles day) {
        return day.unfinished()
                .filter(seal -> seal.sealed().isBefore(settled))
                .map(seal -> new Fault(
                        "seal " + seal.version() + " of " + day.day() + " names files that are not in "
                                + orcFiles.location(seal.folder()),
                        Mending.seal(day.day())));
    }

    private Optional<Fault> miscounted(DayFiles day) {
        return day.seal().flatMap(seal -> {
            long merged =
                    seal.consumed().stream().mapToLong(name -> rows(day, name)).sum();
            return merged == seal.rows() + seal.duplicates()
                            || seal.consumed().stream().anyMatch(name -> !isLive(day, name))
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            "seal " + seal.version() + " of " + day.day() + ": " + merged
                                    + " rows of unit files are not " + seal.rows() + " rows and " + seal.duplicates()
                                    + " duplicates",
                            Mending.seal(day.day())));
        });
    }

    private Optional<Fault> misplaced(DayFiles day) {
        boolean young = day.newest().isAfter(settled)
                || day.seal().map(Seal::sealed).filter(settled::isBefore).isPresent();
        if (day.isEmpty() || young || paused.test(day.day().table())) {
            return Optional.empty();
        }
        String expected = orcFiles.location(day.folder());
        Collection<String> locations =
                catalog.partitions(day.day().table(), day.day().day()).values();
        return locations.contains(expected)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "the partition of " + day.day() + " points to " + locations + ", its files lie in " + expected,
                        Mending.rebuild(day.day().table(), day.day().day())));
    }

    private boolean isLive(DayFiles day, String name) {
        return manifest(day, name).isPresent();
    }

    private long rows(DayFiles day, String name) {
        return manifest(day, name).stream()
                .flatMap(manifest -> manifest.files().stream())
                .filter(file -> file.day() == day.day().day() && file.name().equals(name))
                .mapToLong(OrcFile::rows)
                .sum();
    }

    private Optional<Manifest> manifest(DayFiles day, String name) {
        return UnitFile.named(name)
                .flatMap(file -> units
                        .computeIfAbsent(
                                file.unit(source.name()),
                                unit -> manifests.of(day.day().table(), unit))
                        .live()
                        .stream()
                        .filter(manifest -> manifest.files().stream()
                                .anyMatch(one -> one.day() == day.day().day()
                                        && one.name().equals(name)))
                        .findFirst());
    }

    private boolean isSettled(Manifest manifest) {
        return manifest.committed().isBefore(settled);
    }

    private static String name(Manifest manifest) {
        return "manifest " + manifest.generation() + " of " + manifest.unit();
    }
}
