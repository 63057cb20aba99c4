package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SubqueryExpression;
import java.util.Locale;
import java.util.Set;

/** Whether a select makes one row of all. */
final class Aggregates {
    private static final Set<String> NAMES = Set.of(
            "count",
            "count_if",
            "sum",
            "avg",
            "min",
            "max",
            "min_by",
            "max_by",
            "approx_distinct",
            "approx_percentile",
            "array_agg",
            "stddev",
            "variance",
            "bool_or",
            "bool_and");

    private Aggregates() {}

    static boolean makeOneRow(QuerySpecification select) {
        return select.getGroupBy().isEmpty()
                && select.getSelect().getSelectItems().stream()
                        .anyMatch(item -> item instanceof SingleColumn column && isIn(column.getExpression()));
    }

    private static boolean isIn(Node expression) {
        if (expression instanceof SubqueryExpression) {
            return false;
        }
        if (expression instanceof FunctionCall call
                && call.getWindow().isEmpty()
                && NAMES.contains(call.getName().getSuffix().toLowerCase(Locale.ROOT))) {
            return true;
        }
        return expression.getChildren().stream().anyMatch(child -> child instanceof Expression && isIn(child));
    }
}
