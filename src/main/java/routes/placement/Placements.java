package routes.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.NotYet;
import routes.failures.Reason;

/** The station that finds the place of an object. */
public final class Placements {
    /** The name under which our own bucket's ORC files are told of. */
    public static final String READREADY = "readready";

    private final Map<String, List<Destination>> bySource = new ConcurrentHashMap<>();

    public Placements(Collection<Destination> destinations) {
        destinations.forEach(this::add);
    }

    /** One destination more, in place of what its table had. */
    public void add(Destination destination) {
        bySource.merge(destination.source(), List.of(destination), (before, more) -> Stream.concat(
                        before.stream().filter(one -> !one.table().equals(destination.table())), more.stream())
                .toList());
    }

    /**
     * Where {@code object} belongs.
     *
     * @throws NotYet for an ORC file of a table that is not known yet
     * @throws LakeException NO_PLACEMENT when no profile of {@code source} knows keys of this shape
     */
    public Placement place(String source, S3Object object) {
        return destinations(source).stream()
                .flatMap(destination -> destination.place(object).stream())
                .findFirst()
                .orElseThrow(() -> unplaced(source, object));
    }

    private RuntimeException unplaced(String source, S3Object object) {
        return object.key().matches("from_[a-z0-9_]+_readready/.*") && source.equals(READREADY)
                ? new NotYet(object.uri() + " is of a table that is not known yet")
                : new LakeException(
                        Reason.NO_PLACEMENT,
                        object.uri() + " has a key of no known shape; expected one of the placement profiles "
                                + names(source) + " in the table file of " + source
                                + ", or a filter that excludes it");
    }

    private List<Destination> destinations(String source) {
        List<Destination> destinations = bySource.get(source);
        if (destinations == null) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "source '" + source + "' has no table file; there are " + bySource.keySet());
        }
        return destinations;
    }

    private List<String> names(String source) {
        return destinations(source).stream()
                .flatMap(destination -> destination.profiles().stream())
                .map(PlacementProfile::name)
                .toList();
    }
}
