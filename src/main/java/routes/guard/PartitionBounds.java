package routes.guard;

import io.trino.sql.tree.BetweenPredicate;
import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.LogicalExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The days to which a condition limits each table: every branch of an OR must limit it; only what is known beforehand counts. */
final class PartitionBounds {
    private final Analysis analysis;

    PartitionBounds(Analysis analysis) {
        this.analysis = analysis;
    }

    Map<TableRead, DayRange> of(Expression condition) {
        if (condition instanceof LogicalExpression logical) {
            List<Map<TableRead, DayRange>> terms =
                    logical.getTerms().stream().map(this::of).toList();
            return logical.getOperator() == LogicalExpression.Operator.AND ? all(terms) : any(terms);
        }
        if (condition instanceof ComparisonExpression comparison) {
            return comparison(comparison);
        }
        if (condition instanceof BetweenPredicate between) {
            OptionalLong from = analysis.folding.number(between.getMin());
            OptionalLong to = analysis.folding.number(between.getMax());
            return from.isPresent() && to.isPresent()
                    ? bound(between.getValue(), new DayRange(from.getAsLong(), to.getAsLong()))
                    : Map.of();
        }
        if (condition instanceof InPredicate in && in.getValueList() instanceof InListExpression list) {
            return bound(in.getValue(), list.getValues());
        }
        return Map.of();
    }

    private static Map<TableRead, DayRange> all(List<Map<TableRead, DayRange>> terms) {
        Map<TableRead, DayRange> all = new HashMap<>();
        terms.forEach(term -> term.forEach((read, days) -> all.merge(read, days, DayRange::and)));
        return all;
    }

    private static Map<TableRead, DayRange> any(List<Map<TableRead, DayRange>> terms) {
        Map<TableRead, DayRange> any = new HashMap<>(terms.get(0));
        terms.forEach(term -> {
            any.keySet().retainAll(term.keySet());
            any.replaceAll((read, days) -> days.or(term.getOrDefault(read, DayRange.ALL)));
        });
        return any;
    }

    private Map<TableRead, DayRange> comparison(ComparisonExpression comparison) {
        OptionalLong right = analysis.folding.number(comparison.getRight());
        if (right.isPresent()) {
            return bound(comparison.getLeft(), days(comparison.getOperator(), right.getAsLong()));
        }
        OptionalLong left = analysis.folding.number(comparison.getLeft());
        return left.isPresent()
                ? bound(comparison.getRight(), days(comparison.getOperator().flip(), left.getAsLong()))
                : Map.of();
    }

    private static DayRange days(ComparisonExpression.Operator operator, long number) {
        return switch (operator) {
            case EQUAL -> new DayRange(number, number);
            case GREATER_THAN -> new DayRange(DayNumbers.after(number), Long.MAX_VALUE);
            case GREATER_THAN_OR_EQUAL -> new DayRange(number, Long.MAX_VALUE);
            case LESS_THAN -> new DayRange(Long.MIN_VALUE, DayNumbers.before(number));
            case LESS_THAN_OR_EQUAL -> new DayRange(Long.MIN_VALUE, number);
            default -> DayRange.ALL;
        };
    }

    private Map<TableRead, DayRange> bound(Expression column, List<Expression> values) {
        DayRange span = new DayRange(Long.MAX_VALUE, Long.MIN_VALUE);
        for (Expression value : values) {
            OptionalLong day = analysis.folding.number(value);
            if (day.isEmpty()) {
                return Map.of();
            }
            span = span.or(new DayRange(day.getAsLong(), day.getAsLong()));
        }
        return bound(column, span);
    }

    private Map<TableRead, DayRange> bound(Expression column, DayRange days) {
        Set<TableRead> reads = analysis.column(column).map(Field::dayOf).orElse(Set.of());
        Map<TableRead, DayRange> bound = new HashMap<>();
        reads.forEach(read -> bound.put(read, days));
        return days.equals(DayRange.ALL) ? Map.of() : bound;
    }
}
