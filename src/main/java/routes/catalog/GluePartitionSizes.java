package routes.catalog;

import java.util.OptionalInt;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Uri;

/** How large the days of readready tables are: as their partitions say, else by a listing of the place that a partition names. */
public final class GluePartitionSizes {
    private final GlueClient glue;
    private final S3Client s3;
    private final String database;

    public GluePartitionSizes(GlueClient glue, S3Client s3, String database) {
        this.glue = glue;
        this.s3 = s3;
        this.database = database;
    }

    /** The files of the days from {@code from} to {@code to}, the last day when that is empty. */
    public Figures of(String table, int from, OptionalInt to) {
        String until = to.isPresent() ? " AND logcalendarday <= " + to.getAsInt() : "";
        try {
            return glue
                    .getPartitionsPaginator(get -> get.databaseName(database)
                            .tableName(table)
                            .expression("logcalendarday >= " + from + until)
                            .excludeColumnSchema(true))
                    .stream()
                    .flatMap(page -> page.partitions().stream())
                    .map(this::figures)
                    .reduce(Figures.NONE, Figures::and);
        } catch (EntityNotFoundException notYet) {
            return Figures.NONE;
        }
    }

    private Figures figures(Partition partition) {
        return Figures.in(partition.parameters())
                .orElseGet(() -> listed(partition.storageDescriptor().location()));
    }

    private Figures listed(String location) {
        S3Uri place = s3.utilities().parseUri(java.net.URI.create(location));
        return s3
                .listObjectsV2Paginator(list -> list.bucket(place.bucket().orElse(""))
                        .prefix(place.key().orElse("")))
                .contents()
                .stream()
                .map(object -> new Figures(object.size(), 1, 0))
                .reduce(Figures.NONE, Figures::and);
    }
}
