package routes.listing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import routes.events.S3Object;
import routes.manifest.Unit;
import routes.placement.Placement;

/**
 * The objects of one day of one source, as they lie there.
 *
 * @param day yyyymmdd; 0 for what lies in no day's folder
 * @param objects by bucket and key
 * @param calls LIST requests that it took
 */
public record Listed(String source, int day, List<Found> objects, int calls) {

    /** @param place null when no placement profile knows keys of this shape */
    public record Found(S3Object object, @Nullable Placement place) {
        public Optional<Placement> placement() {
            return Optional.ofNullable(place);
        }
    }

    /** Those in whose manifests the objects are, or will be. */
    public Set<Unit> units() {
        return objects.stream()
                .flatMap(found -> found.placement().stream())
                .map(Unit::of)
                .collect(Collectors.toSet());
    }

    public long bytes() {
        return objects.stream().mapToLong(found -> found.object().bytes()).sum();
    }
}
