package routes.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.placement.Destination;
import routes.placement.PlacementProfile;
import routes.placement.Placements;

/**
 * A kind of log, as its table file describes it.
 *
 * @param format how its objects are read
 * @param shards into how many units the raw partitions of one delivery day are spread
 * @param bookkeeping whether the lake itself writes its raw objects, into the ledger bucket below {@code <name>/}
 * @param copySuffix what the names of its objects' copies end in, e.g. {@code .json.gz}; null: no copies are made
 * @param version first 12 hex digits of the SHA-256 of the table file
 */
public record Source(
        String name,
        String description,
        Format format,
        int shards,
        List<PlacementProfile> placement,
        RawTable raw,
        ReadreadyTable readready,
        boolean bookkeeping,
        @Nullable String copySuffix,
        String version) {
    /** The name under which our own bucket's ORC files are told of. */
    public static final String READREADY = Placements.READREADY;

    public Source {
        placement = List.copyOf(placement);
    }

    /** Whether some of its objects have keys that tell no day. */
    public boolean hasUndatedKeys() {
        return placement.stream()
                .anyMatch(profile ->
                        !profile.partition().getOrDefault("logcalendarday", "").contains("$"));
    }

    /** What the names of its objects' copies end in; empty: no copies are made. */
    public Optional<String> copiedAs() {
        return Optional.ofNullable(copySuffix);
    }

    /** Where new raw objects of this source belong. */
    public Destination destination() {
        return new Destination(name, raw.name(), shards, placement);
    }

    /** Where new ORC files of this source belong; they come through the events of {@value #READREADY}. */
    public Destination readreadyDestination() {
        Pattern key = Pattern.compile(
                Pattern.quote(readready.name()) + "/logcalendarday=(?<day>\\d{8})/gen-\\d{4,}/[^/]+\\.orc");
        PlacementProfile profile = new PlacementProfile(readready.name(), key, Map.of("logcalendarday", "${day}"));
        return new Destination(READREADY, readready.name(), 1, List.of(profile));
    }
}
