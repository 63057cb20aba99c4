package routes.filters;

import java.nio.file.Path;
import java.time.Clock;

/** Reads filter files, all or none. */
public final class FilterFiles {
    private FilterFiles() {}

    /**
     * The rules of all filter files of a folder.
     *
     * @throws routes.failures.LakeException BAD_CONFIGURATION that lists every error, one a line, as file:line:column
     */
    public static FilterRules load(Path folder) {
        return load(folder, Premises.none(Clock.systemUTC()));
    }

    /** @throws routes.failures.LakeException BAD_CONFIGURATION that lists every error, one a line, as file:line:column */
    public static FilterRules load(Path folder, Premises premises) {
        return compile(Snapshot.ofFilters(folder), premises);
    }

    /** What is to be said of the filter files of a folder; nothing is refused. */
    public static FilterCheck check(Path folder, Premises premises) {
        return new FilterCheck(Snapshot.ofFilters(folder), premises);
    }

    /** The rules of a version that a lake once accepted; what has come to be refused since then does not matter. */
    public static FilterRules acceptedBefore(Snapshot snapshot, Clock clock) {
        return new FilterCheck(snapshot, Premises.none(clock)).acceptedBefore();
    }

    static FilterRules compile(Snapshot snapshot, Premises premises) {
        return new FilterCheck(snapshot, premises).accepted();
    }
}
