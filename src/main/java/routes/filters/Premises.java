package routes.filters;

import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What filter files are held against besides themselves.
 *
 * @param sources those that there are
 * @param own buckets the lake writes to
 * @param clock tells which rules have expired
 */
public record Premises(Predicate<String> sources, OwnBuckets own, Clock clock) {
    /** Nothing is known of sources and buckets, so nothing is held against them. */
    public static Premises none(Clock clock) {
        return new Premises(source -> true, new OwnBuckets(Set.of(), ""), clock);
    }
}
