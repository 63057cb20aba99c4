package routes.filters;

import java.util.Set;

/**
 * The buckets that the lake itself writes to.
 *
 * @param names all of them but the ledger
 * @param ledger holds the raw objects of bookkeeping sources, each below {@code <source>/}
 */
public record OwnBuckets(Set<String> names, String ledger) {
    public OwnBuckets {
        names = Set.copyOf(names);
    }

    boolean contains(String bucket) {
        return names.contains(bucket) || ledger.equals(bucket);
    }

    /** Whether {@code source} wrote this key down itself, to be read by nobody else. */
    boolean isOfSource(String source, String bucket, String key) {
        return ledger.equals(bucket) && key.startsWith(source + "/");
    }
}
