package routes.cli;

import java.util.List;
import routes.filters.Difference;
import routes.filters.Difference.Cause;
import routes.filters.FilterRules;
import routes.filters.Finding;

/**
 * What {@code filters diff} answers.
 *
 * @param from hash of the filters that are left, {@code to} of those that would come
 * @param what the objects that were looked at
 * @param protectedObjects that a protect rule keeps from an exclusion
 * @param refusals why a lake would refuse the change all the same
 */
record DifferenceReport(
        String from,
        String to,
        String what,
        long objects,
        long bytes,
        long changedObjects,
        long changedBytes,
        long protectedObjects,
        List<Cause> changes,
        List<String> refusals) {

    static DifferenceReport of(
            FilterRules from, FilterRules to, String what, Difference difference, List<Finding> refusals) {
        List<Cause> changes = difference.causes();
        return new DifferenceReport(
                from.hash(),
                to.hash(),
                what,
                difference.objects(),
                difference.bytes(),
                changes.stream().mapToLong(Cause::objects).sum(),
                changes.stream().mapToLong(Cause::bytes).sum(),
                difference.spared(),
                changes,
                refusals.stream().map(Finding::toString).toList());
    }
}
