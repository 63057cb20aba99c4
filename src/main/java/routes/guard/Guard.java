package routes.guard;

import io.trino.sql.tree.Query;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The check that SQL may run: one query, made of nothing but what is on the lists, that reads columns which the role sees, of
 * tables whose days it bounds. All that is not known is refused.
 */
final class Guard {
    private static final int DEEPEST = 200;

    private final String database;
    private final Clock clock;

    Guard(String database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param rows that are let out
     * @throws GuardRefused when it may not run
     */
    Checked check(String sql, Policy policy, int rows) {
        SqlText text = SqlText.of(sql);
        Query query = text.query();
        Analysis analysis = new Analysis(policy, database, new Folding(clock));
        try {
            refuseDeep(query);
            new QueryWalk(analysis).query(query, null, Names.NONE);
            refuseUnvisited(query, analysis);
        } catch (StackOverflowError tooDeep) {
            throw SqlText.tooDeep("1:1: the query is nested too deep");
        }
        if (analysis.tables().isEmpty() || analysis.reads().isEmpty()) {
            throw new GuardRefused(
                    Code.NO_TABLE,
                    "1:1: the query reads no table",
                    "ask one of "
                            + String.join(
                                    ", ",
                                    policy.tables().stream()
                                            .map(AllowedTable::name)
                                            .toList()));
        }
        String rewritten = new Rewrite(text, query, analysis, rows).sql();
        RewriteProof.check(rewritten, policy, database);
        return new Checked(
                rewritten,
                rows,
                Orders.isOrdered(query),
                searched(analysis.reads()),
                analysis.reads().stream().map(TableRead::searched).toList());
    }

    private static void refuseDeep(Query query) {
        Parts.of(query, (part, depth) -> {
            if (depth > DEEPEST) {
                throw SqlText.tooDeep(Place.of(part) + ": nested deeper than " + DEEPEST + " levels");
            }
        });
    }

    /** Never trust one walk: whatever lies in the query must have been looked at. */
    private static void refuseUnvisited(Query query, Analysis analysis) {
        Parts.of(query, (part, depth) -> {
            if (!analysis.isVisited(part)) {
                throw Place.refused(
                        Code.UNVISITED,
                        part,
                        part.getClass().getSimpleName() + " was not looked at",
                        "write this part differently");
            }
        });
    }

    private static List<Searched> searched(List<TableRead> reads) {
        Map<String, DayRange> byTable = new LinkedHashMap<>();
        reads.forEach(read -> byTable.merge(read.table(), read.days(), DayRange::or));
        return byTable.entrySet().stream()
                .map(table -> table.getValue().searched(table.getKey()))
                .toList();
    }
}
