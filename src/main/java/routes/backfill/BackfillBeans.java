package routes.backfill;

import java.time.Clock;
import java.util.function.BiConsumer;
import routes.aggregate.Aggregation;
import routes.catalog.GlueCatalog;
import routes.filters.KeyFilter;
import routes.listing.S3SourceListing;
import routes.manifest.S3Manifests;
import routes.manifest.S3OrcFiles;
import routes.manifest.S3Seals;
import routes.seal.Sealing;
import routes.settings.Settings;
import routes.tables.Sources;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the room together and hangs {@code dateMessages} on the registry. */
public final class BackfillBeans {
    private final Backfill backfill;
    private final Rebuild rebuild;
    private final DateMessages dateMessages;

    /** @param eager whose passes take whatever there is */
    public BackfillBeans(
            Settings settings,
            S3Client s3,
            Sources sources,
            GlueCatalog catalog,
            KeyFilter filter,
            S3SourceListing listing,
            S3Manifests manifests,
            Aggregation eager,
            Sealing sealing,
            Clock clock) {
        String bucket = settings.text("loglake.readready.bucket");
        DayPlans plans = new DayPlans(listing, filter, manifests);
        DayRuns runs = new DayRuns(plans, new RawPartitions(catalog), new UnitRuns(eager, manifests));
        backfill = new Backfill(plans, runs, sealing, new S3Bookmarks(s3, bucket), clock);
        rebuild = new Rebuild(
                listing,
                manifests,
                runs,
                sealing,
                new TableState(catalog, bucket, manifests, new S3Seals(s3, bucket), new S3OrcFiles(s3, bucket)));
        dateMessages = new DateMessages(sources, listing, backfill);
    }

    public Backfill backfill() {
        return backfill;
    }

    public Rebuild rebuild() {
        return rebuild;
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("dateMessages", dateMessages);
    }
}
