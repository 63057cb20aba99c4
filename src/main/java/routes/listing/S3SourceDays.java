package routes.listing;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import routes.events.S3Object;
import routes.placement.Placement;
import routes.tables.Source;
import software.amazon.awssdk.services.s3.S3Client;

/** Lists all of a source to find out of which days it holds objects. */
public final class S3SourceDays {
    private final S3Client s3;
    private final Roots roots;

    public S3SourceDays(S3Client s3, Roots roots) {
        this.s3 = s3;
        this.roots = roots;
    }

    /** Delivery days of the objects that have a placement: yyyymmdd, and 0 for those whose keys tell none. */
    public SortedSet<Integer> of(Source source) {
        SortedSet<Integer> days = new TreeSet<>();
        roots.of(source.name()).stream()
                .flatMap(this::objects)
                .flatMap(object -> source.destination().place(object).stream())
                .map(Placement::day)
                .forEach(days::add);
        return days;
    }

    private Stream<S3Object> objects(Root root) {
        return s3.listObjectsV2Paginator(list -> list.bucket(root.bucket()).prefix(root.prefix())).contents().stream()
                .filter(listed -> !listed.key().endsWith("/"))
                .map(listed -> new S3Object(
                        root.bucket(), listed.key(), listed.size(), listed.eTag(), null, "", listed.lastModified()));
    }
}
