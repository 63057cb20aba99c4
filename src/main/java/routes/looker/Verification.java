package routes.looker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import routes.guard.Allowance;
import routes.guard.GuardRefused;
import routes.guard.GuardedQueries;
import routes.guard.Policies;
import routes.guard.Policy;
import routes.placement.CalendarDay;
import routes.sql.Answer;
import routes.sql.AthenaQueries;
import routes.sql.SqlFailed;

/** Whether an investigation can still be stood by: its queries bring the same rows, and its audit is whole. */
public final class Verification {
    private static final int MOST_ROWS = 200;
    private static final String FROM_DAY =
            " where investigation = '%s' and logcalendarday between %d and %d order by seq";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final GuardedQueries queries;
    private final Policies policies;
    private final AthenaQueries athena;
    private final Budget budget;
    private final Clock clock;

    Verification(GuardedQueries queries, Policies policies, AthenaQueries athena, Budget budget, Clock clock) {
        this.queries = queries;
        this.policies = policies;
        this.athena = athena;
        this.budget = budget;
        this.clock = clock;
    }

    /** What became of a query. */
    public enum Outcome {
        /** The same rows. */
        SAME,
        /** Other rows than then. */
        CHANGED,
        /** It cannot be run any more. */
        GONE
    }

    public record Query(String id, String sql, Outcome outcome, String why) {}

    /**
     * @param auditRows of the investigation that the table holds
     * @param auditFault what is wrong with them; null when they are whole
     */
    public record Result(
            String id,
            List<Query> queries,
            int auditRows,
            @Nullable String auditFault) {
        public boolean isGood() {
            return auditFault == null && queries.stream().allMatch(query -> query.outcome() == Outcome.SAME);
        }
    }

    Result of(SavedInvestigation saved) {
        Policy policy = policies.of(saved.question().role());
        List<Query> again = new ArrayList<>();
        for (QueryResult result : saved.results()) {
            again.add(again(result, policy));
        }
        List<AuditRow> rows = rows(saved);
        return new Result(
                saved.id(),
                again,
                rows.size(),
                AuditChain.broken(saved.id(), rows, saved.audit()).orElse(null));
    }

    /** Waits until the table holds every step that was written, or the time is over. */
    void awaitSteps(SavedInvestigation saved, Duration most) throws InterruptedException {
        Instant end = clock.instant().plus(most);
        while (rows(saved).size() < saved.audit().seq() && clock.instant().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private Query again(QueryResult result, Policy policy) {
        try {
            String hash = queries.ask(result.sql(), policy, new Allowance(budget.bytes(), MOST_ROWS, budget.time()))
                    .contentHash();
            return hash.equals(result.contentHash())
                    ? new Query(result.id(), result.sql(), Outcome.SAME, "")
                    : new Query(
                            result.id(),
                            result.sql(),
                            Outcome.CHANGED,
                            "the rows hash to " + hash.substring(0, 12) + ", then to "
                                    + result.contentHash().substring(0, 12));
        } catch (GuardRefused | SqlFailed failed) {
            return new Query(
                    result.id(), result.sql(), Outcome.GONE, Neutral.line(String.valueOf(failed.getMessage())));
        }
    }

    /** The lake's own books, not what a role may see of them. */
    private List<AuditRow> rows(SavedInvestigation saved) {
        String columns = String.join(", ", AuditRow.COLUMNS) + ", " + AuditRow.PREVIOUS + ", " + AuditRow.HASH;
        int first = CalendarDay.of(saved.asked().atZone(ZoneOffset.UTC).toLocalDate());
        int last = CalendarDay.of(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        Answer answer = athena.ask(
                "select " + columns + " from from_looker_readready" + FROM_DAY.formatted(saved.id(), first, last));
        return answer.rows().stream().map(AuditRow::of).collect(Collectors.toList());
    }
}
