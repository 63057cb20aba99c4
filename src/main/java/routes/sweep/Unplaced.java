package routes.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import routes.events.Remembered;
import routes.events.S3Object;
import routes.listing.Listed.Found;

/** Objects whose keys no profile knows end as dead letters, once: those that lie there already are not sent again. */
final class Unplaced {
    private final Function<String, Optional<Set<String>>> dead;
    private final Set<String> told;

    /**
     * @param dead identities of the objects that the dead letters of a source name; empty while somebody else has some of them in hand
     * @param remembered how many objects the memory holds; it saves looks into the dead letter queue
     */
    Unplaced(Function<String, Optional<Set<String>>> dead, int remembered) {
        this.dead = dead;
        told = Remembered.atMost(remembered);
    }

    /** Those of {@code missing} that have no place and that nobody was told of. */
    Set<S3Object> news(String source, List<Found> missing) {
        List<S3Object> fresh = missing.stream()
                .filter(found -> found.placement().isEmpty())
                .map(Found::object)
                .filter(object -> told.add(object.identity()))
                .toList();
        if (fresh.isEmpty()) {
            return Set.of();
        }
        Optional<Set<String>> letters = dead.apply(source);
        if (letters.isEmpty()) {
            fresh.forEach(object -> told.remove(object.identity()));
            return Set.of();
        }
        Set<S3Object> news = new HashSet<>(fresh);
        news.removeIf(object -> letters.get().contains(object.identity()));
        return news;
    }
}
