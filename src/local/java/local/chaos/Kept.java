package local.chaos;

import routes.filters.KeyFilter;
import routes.filters.Verdict;

/** One rule that excludes by key. */
final class Kept {
    static final String EXCLUDED = "-excluded-";
    static final KeyFilter FILTER = (source, object) -> object.key().contains(EXCLUDED)
            ? new Verdict(false, "chaos-exclusion", "CH-1", "excluded by this run")
            : new Verdict(true, Verdict.DEFAULT, null, null);

    private Kept() {}
}
