package routes.guard;

import java.time.Clock;
import java.util.List;

/** The check that SQL may run. */
final class Guard {
    private final String database;
    private final Clock clock;

    Guard(String database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws GuardRefused when it may not */
    Checked check(String sql, Policy policy, int rows) {
        throw new GuardRefused(Code.PARSE, database + clock.instant() + rows + policy.role() + List.of(sql), "");
    }
}
