package routes.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiConsumer;
import routes.aggregate.LostFiles;
import routes.catalog.GlueCatalog;
import routes.manifest.Generations;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.readready.SealedFiles;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the room together and hangs {@code sealing}, {@code sealCalendar}, {@code oldGenerations} and {@code generations} on the registry. */
public final class SealBeans {
    private final Sealing sealing;
    private final SealCalendar calendar;
    private final OldGenerations oldGenerations;
    private final Generations generations;

    public SealBeans(
            Settings settings,
            S3Client s3,
            Sources sources,
            GlueCatalog catalog,
            LostFiles lostFiles,
            SealedFiles sealedFiles,
            Path temp,
            Clock clock) {
        String bucket = settings.text("loglake.readready.bucket");
        S3Seals seals = new S3Seals(s3, bucket);
        S3OrcFiles orcFiles = new S3OrcFiles(s3, bucket);
        S3Manifests manifests = new S3Manifests(s3, bucket);
        DayStates states = new DayStates(manifests, seals, orcFiles);
        Merges merges = new Merges(orcFiles, lostFiles, sealedFiles, temp, clock);
        generations = new Generations(seals, orcFiles);
        sealing = new Sealing(
                sources,
                states,
                merges,
                seals,
                orcFiles,
                generations,
                catalog,
                new DayFigures(manifests, seals, orcFiles));
        calendar = new SealCalendar(sources, seals, orcFiles, settings.duration("loglake.seal.settle"), clock);
        oldGenerations =
                new OldGenerations(sources, states, seals, orcFiles, settings.duration("loglake.seal.grace"), clock);
    }

    public Sealing sealing() {
        return sealing;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("sealing", sealing);
        registry.accept("sealCalendar", calendar);
        registry.accept("oldGenerations", oldGenerations);
        registry.accept("generations", generations);
    }
}
