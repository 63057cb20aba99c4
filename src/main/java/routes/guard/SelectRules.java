package routes.guard;

import io.trino.sql.tree.Node;
import io.trino.sql.tree.QuerySpecification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for a select as a whole: its tables are tied together, and the days of each are bounded. */
final class SelectRules {
    private final Analysis analysis;

    SelectRules(Analysis analysis) {
        this.analysis = analysis;
    }

    void check(QuerySpecification select, From from) {
        List<From.Link> links = new ArrayList<>(from.links());
        select.getWhere().ifPresent(where -> {
            links.addAll(new Links(analysis).in(where));
            new PartitionBounds(analysis).of(where).forEach((read, days) -> {
                if (from.reads().contains(read)) {
                    read.narrow(days);
                }
            });
        });
        refuseLoose(select, from, links);
        from.reads()
                .forEach(read -> refuseUnbounded(read, from, select.getWhere().isPresent()));
    }

    private static void refuseLoose(Node place, From from, List<From.Link> links) {
        List<Leg> heavy = from.legs().stream().filter(Leg::isHeavy).toList();
        if (heavy.size() < 2) {
            return;
        }
        Set<Leg> reached = new HashSet<>(Set.of(heavy.get(0)));
        boolean more = true;
        while (more) {
            more = false;
            for (From.Link link : links) {
                Set<Leg> both = new HashSet<>(link.left());
                both.addAll(link.right());
                if (both.stream().anyMatch(reached::contains)) {
                    more |= reached.addAll(both);
                }
            }
        }
        if (!reached.containsAll(heavy)) {
            throw Place.refused(
                    Code.CROSS_JOIN,
                    place,
                    "tables are joined of which no column equals one of the other",
                    "add an equality such as ON t.f_sessionid = w.f_sessionid");
        }
    }

    private void refuseUnbounded(TableRead read, From from, boolean hasWhere) {
        AllowedTable table = read.view().table();
        int earliest = analysis.policy.earliestDay();
        if (!read.days().isBounded()) {
            throw Place.refused(
                    Code.PARTITION,
                    read.node(),
                    "no first day is given for " + table.name(),
                    hint(read, from, hasWhere));
        }
        if (read.days().from() < earliest) {
            throw Place.refused(
                    Code.PARTITION,
                    read.node(),
                    "days of " + table.name() + " from " + read.days().from() + " on are asked for",
                    "your role may go back to " + earliest + ": " + table.partitionColumn() + " >= " + earliest);
        }
    }

    private String hint(TableRead read, From from, boolean hasWhere) {
        String column = from.fields().stream()
                .filter(field -> field.dayOf().contains(read)
                        && !field.qualifier().isEmpty()
                        && from.reads().size() > 1)
                .map(field -> field.qualifier().get(field.qualifier().size() - 1) + "." + field.name())
                .findFirst()
                .orElse(read.view().table().partitionColumn());
        long first = from.reads().stream()
                .map(TableRead::days)
                .filter(DayRange::isBounded)
                .mapToLong(DayRange::from)
                .min()
                .orElse(DayNumbers.of(analysis.folding.today().minusDays(7)));
        String bound = column + " >= " + Math.max(first, analysis.policy.earliestDay());
        if (read.isOptional()) {
            return "add to the ON of its join: AND " + bound;
        }
        return hasWhere ? "add to its WHERE, outside of any OR: AND " + bound : "add: WHERE " + bound;
    }
}
