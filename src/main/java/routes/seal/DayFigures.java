package routes.seal;

import java.util.List;
import java.util.Optional;
import routes.catalog.Figures;
import routes.manifest.EventDay;
import routes.manifest.Manifest;
import routes.manifest.Manifest.OrcFile;
import routes.manifest.OrcObject;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.manifest.Seal;
import routes.manifest.Seal.SealedFile;
import routes.manifest.UnitFile;

/** How large a day is for its readers: bytes and files by a listing, rows as seal and manifests say. Nothing is ever added up over time. */
final class DayFigures {
    private final S3Manifests manifests;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;

    DayFigures(S3Manifests manifests, S3Seals seals, S3OrcFiles orcFiles) {
        this.manifests = manifests;
        this.seals = seals;
        this.orcFiles = orcFiles;
    }

    /** @param folder that readers see */
    Figures of(String source, EventDay day, String folder) {
        List<OrcObject> files = orcFiles.below(folder).stream()
                .filter(file -> !file.name().startsWith("_"))
                .toList();
        Optional<Seal> seal = seals.of(day).stream()
                .filter(one -> one.folder().equals(folder))
                .findFirst();
        long rows = files.stream()
                .mapToLong(file -> sealed(seal, file).orElseGet(() -> ofUnit(source, day, file)))
                .sum();
        return new Figures(files.stream().mapToLong(OrcObject::bytes).sum(), files.size(), rows);
    }

    private static Optional<Long> sealed(Optional<Seal> seal, OrcObject file) {
        return seal.flatMap(one -> one.files().stream()
                .filter(written -> written.name().equals(file.name()))
                .map(SealedFile::rows)
                .findFirst());
    }

    private long ofUnit(String source, EventDay day, OrcObject file) {
        return UnitFile.named(file.name())
                .map(name -> manifests.of(day.table(), name.unit(source)).all().stream()
                        .map(Manifest::files)
                        .flatMap(List::stream)
                        .filter(written ->
                                written.day() == day.day() && written.name().equals(file.name()))
                        .mapToLong(OrcFile::rows)
                        .max()
                        .orElse(0))
                .orElse(0L);
    }
}
