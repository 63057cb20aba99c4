package routes.tables;

import java.util.Set;

/**
 * Which bodies that a service stored beside its log are read with it.
 *
 * @param follow whether any is
 * @param maxBytes of one body, inflated
 * @param maxTotal of all bodies of one object
 * @param buckets that may be read besides the object's own
 */
public record BodyRule(boolean follow, long maxBytes, long maxTotal, Set<String> buckets) {
    /** No body is read. */
    public static final BodyRule OFF = new BodyRule(false, 0, 0, Set.of());

    public BodyRule {
        buckets = Set.copyOf(buckets);
    }
}
