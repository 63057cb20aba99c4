package routes.filters;

import java.util.List;
import routes.events.Fate;
import routes.events.Fates;
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

    /** Those of {@code objects} that no rule excludes; the others have met their fate. */
    public List<S3Object> admitted(Fates fates, List<S3Object> objects) {
        return objects.stream().filter(object -> admits(fates, object)).toList();
    }

    private boolean admits(Fates fates, S3Object object) {
        Verdict verdict = filter.judge(fates.source(), object);
        if (!verdict.kept()) {
            meters.excluded(fates.source(), verdict.rule());
            fates.add(Fate.excluded(object, verdict.rule(), verdict.ticket()));
        }
        return verdict.kept();
    }
}
