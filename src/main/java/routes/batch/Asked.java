package routes.batch;

import java.util.List;

/**
 * What a record asked about, kept beside the run, so that its answer can be judged by whoever collects it.
 *
 * @param eventIds those that a finding may name
 */
record Asked(String recordId, String name, String from, List<String> eventIds) {
    static Asked of(Group group) {
        return new Asked(group.recordId(), group.name(), group.from().toString(), group.eventIds());
    }

    /** All of a run, in the order of its records. */
    record All(List<Asked> records) {}
}
