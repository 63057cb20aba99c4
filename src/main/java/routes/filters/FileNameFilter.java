package routes.filters;

import java.util.List;
import routes.events.S3Object;
import routes.observe.Meters;

/** The station at which excluded objects end, counted under the rule that excluded them. */
public final class FileNameFilter {
    private final KeyFilter filter;
    private final Meters meters;

    public FileNameFilter(KeyFilter filter, Meters meters) {
        this.filter = filter;
        this.meters = meters;
    }

    /** Those of {@code objects} that no rule excludes. */
    public List<S3Object> admitted(String source, List<S3Object> objects) {
        return objects.stream().filter(object -> admits(source, object)).toList();
    }

    private boolean admits(String source, S3Object object) {
        Verdict verdict = filter.judge(source, object);
        if (!verdict.kept()) {
            meters.excluded(source, verdict.rule());
        }
        return verdict.kept();
    }
}
