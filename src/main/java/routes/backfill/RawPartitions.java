package routes.backfill;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import routes.catalog.GlueCatalog;
import routes.placement.Placement;
import routes.tables.Source;

/** Registers raw partitions whose objects no event told of, or whose registration was lost. */
final class RawPartitions {
    private final GlueCatalog catalog;

    RawPartitions(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    /** Registers what is not in the catalog; says how many that were. */
    int register(Source source, int day, Collection<Placement> partitions) {
        Set<List<String>> there = catalog.partitions(source.raw().name(), day).keySet();
        List<Placement> news = partitions.stream()
                .filter(partition -> !there.contains(partition.valueList()))
                .toList();
        catalog.addPartitions(source.raw().name(), news);
        return news.size();
    }
}
