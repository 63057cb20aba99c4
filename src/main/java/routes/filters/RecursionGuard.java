package routes.filters;

import java.util.Set;
import routes.events.S3Object;

/** Never lets the lake eat what it wrote itself: its own buckets are excluded before any rule is asked. */
public final class RecursionGuard implements KeyFilter {
    public static final String RULE = "recursion-guard";

    /** Tells of our own ORC files, which need a partition. */
    private static final String OWN_SOURCE = "readready";

    private final Set<String> ownBuckets;
    private final KeyFilter rules;

    public RecursionGuard(Set<String> ownBuckets, KeyFilter rules) {
        this.ownBuckets = Set.copyOf(ownBuckets);
        this.rules = rules;
    }

    @Override
    public Verdict judge(String source, S3Object object) {
        return !source.equals(OWN_SOURCE) && ownBuckets.contains(object.bucket())
                ? new Verdict(false, RULE, null, "the lake writes to " + object.bucket() + " itself")
                : rules.judge(source, object);
    }
}
