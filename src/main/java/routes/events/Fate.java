package routes.events;

import org.jspecify.annotations.Nullable;
import routes.observe.Decision;

/**
 * What became of one object at one station.
 *
 * @param rule that decided; null where none did
 * @param ticket of that rule
 * @param place where it belongs, null when it did not get that far
 */
public record Fate(
        S3Object object,
        Decision decision,
        @Nullable String rule,
        @Nullable String ticket,
        @Nullable Place place) {

    /**
     * @param partition values joined by slashes
     * @param unit as text
     */
    public record Place(String table, String partition, String unit) {}

    public static Fate excluded(S3Object object, String rule, @Nullable String ticket) {
        return new Fate(object, Decision.EXCLUDED, rule, ticket, null);
    }

    /** @param by id of the switch */
    public static Fate dropped(S3Object object, String by, @Nullable String ticket) {
        return new Fate(object, Decision.DROPPED, by, ticket, null);
    }

    public static Fate duplicate(S3Object object) {
        return new Fate(object, Decision.DUPLICATE, null, null, null);
    }

    public static Fate waiting(S3Object object, Place place) {
        return new Fate(object, Decision.WAITING, null, null, place);
    }
}
