package routes.backfill;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import routes.catalog.GlueCatalog;
import routes.manifest.EventDay;
import routes.manifest.Generations;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.tables.Source;

/** What catalog and bucket say of a table before it is made whole. */
final class TableState {
    private final GlueCatalog catalog;
    private final String bucket;
    private final S3Manifests manifests;
    private final S3Seals seals;
    private final S3OrcFiles orcFiles;
    private final Generations generations;

    TableState(GlueCatalog catalog, String bucket, S3Manifests manifests, S3Seals seals, S3OrcFiles orcFiles) {
        this.catalog = catalog;
        this.bucket = bucket;
        this.manifests = manifests;
        this.seals = seals;
        this.orcFiles = orcFiles;
        generations = new Generations(seals, orcFiles);
    }

    /** Database and both tables of {@code source} are there afterwards. */
    void ensure(Source source) {
        catalog.ensure(source, bucket);
    }

    /** Event days that have a seal or, where seals were lost, whose partition says that they had one. */
    Set<Integer> sealedDays(Source source) {
        String table = source.readready().name();
        Set<Integer> days = new HashSet<>();
        seals.latest(table).forEach(seal -> days.add(seal.day()));
        for (Map.Entry<List<String>, String> partition :
                catalog.partitions(table).entrySet()) {
            int day = Integer.parseInt(partition.getKey().get(0));
            String unsealed = new EventDay(table, day).folder(EventDay.FIRST_GENERATION);
            if (!partition.getValue().equals(orcFiles.location(unsealed))) {
                days.add(day);
            }
        }
        return days;
    }

    Strays strays(Source source) {
        return Strays.of(source, orcFiles, seals, manifests);
    }

    /** Where readers see {@code day}. */
    String location(EventDay day) {
        return orcFiles.location(generations.visible(day));
    }
}
