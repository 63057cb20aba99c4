package routes.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import routes.events.S3Object;

/** A table and the profiles that find its partitions in keys. */
public record Destination(String source, String table, int shards, List<PlacementProfile> profiles) {

    /** Where {@code object} belongs in this table, or empty when its key is none of this table's. */
    public Optional<Placement> place(S3Object object) {
        return profiles.stream()
                .flatMap(profile -> profile.place(object).stream())
                .flatMap(values -> placement(object, values).stream())
                .findFirst();
    }

    private Optional<Placement> placement(S3Object object, Map<String, String> values) {
        String location = "s3://" + object.bucket() + "/" + object.prefix();
        return Stream.of(values.getOrDefault("logcalendarday", "0"))
                .filter(CalendarDay::isDayOrUndated)
                .map(Integer::parseInt)
                .map(day -> new Placement(source, table, values, location, day, Placement.shardOf(location, shards)))
                .findFirst();
    }
}
