package routes.filters;

import routes.events.S3Object;

/**
 * Never lets the lake eat what it wrote itself: its own buckets are excluded before any rule is asked. Only a bookkeeping source
 * takes what lies below its own prefix of the ledger, and no rule can hide that.
 */
public final class RecursionGuard implements KeyFilter {
    public static final String RULE = "recursion-guard";

    /** Tells of our own ORC files, which need a partition. */
    private static final String OWN_SOURCE = "readready";

    private final OwnBuckets own;
    private final KeyFilter rules;

    public RecursionGuard(OwnBuckets own, KeyFilter rules) {
        this.own = own;
        this.rules = rules;
    }

    @Override
    public Verdict judge(String source, S3Object object) {
        if (own.isOfSource(source, object.bucket(), object.key())) {
            return Verdict.KEPT_BY_DEFAULT;
        }
        return !source.equals(OWN_SOURCE) && own.contains(object.bucket())
                ? new Verdict(false, RULE, null, "the lake writes to " + object.bucket() + " itself")
                : rules.judge(source, object);
    }
}
