package routes.tables;

import java.util.List;
import routes.placement.PlacementProfile;

/**
 * A kind of log, as its table file describes it.
 *
 * @param format how its objects are read: {@code json-records} or {@code cloudwatch-subscription}
 * @param shards into how many units the raw partitions of one delivery day are spread
 * @param version first 12 hex digits of the SHA-256 of the table file
 */
public record Source(
        String name,
        String description,
        String format,
        int shards,
        List<PlacementProfile> placement,
        RawTable raw,
        ReadreadyTable readready,
        String version) {
    public Source {
        placement = List.copyOf(placement);
    }
}
