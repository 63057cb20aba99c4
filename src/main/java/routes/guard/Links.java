package routes.guard;

import io.trino.sql.tree.ComparisonExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.SubqueryExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which relations a condition ties together by an equality that always holds. */
final class Links {
    private final Analysis analysis;

    Links(Analysis analysis) {
        this.analysis = analysis;
    }

    List<From.Link> in(Expression condition) {
        List<From.Link> links = new ArrayList<>();
        collect(condition, links);
        return links;
    }

    private void collect(Expression condition, List<From.Link> links) {
        if (condition instanceof LogicalExpression logical && logical.getOperator() == LogicalExpression.Operator.AND) {
            logical.getTerms().forEach(term -> collect(term, links));
        } else if (condition instanceof ComparisonExpression equality
                && equality.getOperator() == ComparisonExpression.Operator.EQUAL) {
            Set<Leg> left = legs(equality.getLeft());
            Set<Leg> right = legs(equality.getRight());
            if (!left.isEmpty() && !right.isEmpty() && Collections.disjoint(left, right)) {
                links.add(new From.Link(left, right));
            }
        }
    }

    private Set<Leg> legs(Node expression) {
        Set<Leg> legs = new HashSet<>();
        if (expression instanceof Expression column) {
            analysis.column(column).ifPresent(field -> legs.addAll(field.legs()));
        }
        if (!(expression instanceof SubqueryExpression)) {
            expression.getChildren().forEach(child -> legs.addAll(legs(child)));
        }
        return legs;
    }
}
