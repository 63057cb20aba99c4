package routes.guard;

import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GroupBy;
import io.trino.sql.tree.GroupingElement;
import io.trino.sql.tree.GroupingSets;
import io.trino.sql.tree.Limit;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Offset;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SimpleGroupBy;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at queries, from the outside in; what is not known here is refused. */
final class QueryWalk {
    private final Analysis analysis;
    private final RelationWalk relations;
    private final ExpressionWalk expressions;

    QueryWalk(Analysis analysis) {
        this.analysis = analysis;
        this.expressions = new ExpressionWalk(analysis, this);
        this.relations = new RelationWalk(analysis, this, expressions);
    }

    /** @param outer what the query may name of the one around it */
    Output query(Query query, @Nullable Scope outer, Names around) {
        analysis.visit(query);
        if (!query.getFunctions().isEmpty()) {
            throw Place.refused(Code.INLINE_FUNCTION, query, "a query may not bring functions along", "remove them");
        }
        Names names = query.getWith()
                .map(with -> new WithWalk(analysis, this).names(with, around))
                .orElse(around);
        Output output = body(query.getQueryBody(), outer, names);
        query.getOrderBy().ifPresent(order -> order(order, new Scope(output.fields(), true, outer), names));
        query.getOffset().ifPresent(this::offset);
        return query.getLimit().map(this::limit).orElse(Long.MAX_VALUE) <= 1
                ? new Output(output.fields(), true)
                : output;
    }

    private Output body(QueryBody body, @Nullable Scope outer, Names names) {
        analysis.visit(body);
        if (body instanceof QuerySpecification select) {
            return select(select, outer, names);
        }
        if (body instanceof TableSubquery subquery) {
            return query(subquery.getQuery(), outer, names);
        }
        if (body instanceof SetOperation operation) {
            return operation(operation, outer, names);
        }
        if (body instanceof Values values) {
            return new Output(relations.values(values, Scope.of(List.of(), outer), names), false);
        }
        if (body instanceof Table) {
            throw Place.refused(Code.TABLE_STMT, body, "TABLE is not served", "write SELECT * FROM …");
        }
        throw RelationWalk.unknown(body);
    }

    private Output operation(SetOperation operation, @Nullable Scope outer, Names names) {
        List<Output> outputs = new ArrayList<>();
        for (Relation relation : operation.getRelations()) {
            if (!(relation instanceof QueryBody body)) {
                throw RelationWalk.unknown(relation);
            }
            outputs.add(body(body, outer, names));
        }
        List<Field> fields = outputs.get(0).fields();
        return new Output(
                fields.stream().map(field -> Field.plain(field.name())).toList(), false);
    }

    private Output select(QuerySpecification select, @Nullable Scope outer, Names names) {
        From from = select.getFrom()
                .map(relation -> relations.from(relation, outer, List.of(), names))
                .orElse(From.NOTHING);
        Scope scope = Scope.of(from.fields(), outer);
        select.getWhere().ifPresent(where -> expressions.walk(where, scope, names));
        select.getGroupBy().ifPresent(groups -> groups(groups, scope, names));
        select.getWindows().forEach(window -> expressions.window(window, scope, names));
        List<Field> fields = items(select, scope, names);
        select.getHaving().ifPresent(having -> expressions.walk(having, scope, names));
        select.getOrderBy().ifPresent(order -> order(order, new Scope(fields, true, scope), names));
        select.getOffset().ifPresent(this::offset);
        long most = select.getLimit().map(this::limit).orElse(Long.MAX_VALUE);
        new SelectRules(analysis).check(select, from);
        return new Output(fields, most <= 1 || Aggregates.makeOneRow(select));
    }

    private List<Field> items(QuerySpecification select, Scope scope, Names names) {
        analysis.visit(select.getSelect());
        List<Field> fields = new ArrayList<>();
        for (SelectItem item : select.getSelect().getSelectItems()) {
            analysis.visit(item);
            if (item instanceof SingleColumn column) {
                expressions.walk(column.getExpression(), scope, names);
                column.getAlias().ifPresent(analysis::visit);
                fields.add(Field.plain(ExpressionWalk.name(column)));
            } else if (item instanceof AllColumns star) {
                fields.addAll(Stars.fields(star, scope, analysis));
            } else {
                throw Place.refused(Code.EXPR, item, "this kind of column is not served", "name the columns");
            }
        }
        return fields;
    }

    private void groups(GroupBy groups, Scope scope, Names names) {
        analysis.visit(groups);
        for (GroupingElement element : groups.getGroupingElements()) {
            analysis.visit(element);
            List<Expression> keys;
            if (element instanceof SimpleGroupBy simple) {
                keys = simple.getExpressions();
            } else if (element instanceof GroupingSets sets) {
                keys = sets.getSets().stream().flatMap(List::stream).toList();
            } else {
                throw Place.refused(Code.EXPR, element, "this kind of grouping is not served", "list the columns");
            }
            keys.forEach(key -> expressions.walk(key, scope, names));
        }
    }

    void order(OrderBy order, Scope scope, Names names) {
        analysis.visit(order);
        for (SortItem item : order.getSortItems()) {
            analysis.visit(item);
            expressions.walk(item.getSortKey(), scope, names);
        }
    }

    private void offset(Offset offset) {
        analysis.visit(offset);
        literal(offset, Optional.of(offset.getRowCount()));
    }

    private long limit(Node node) {
        analysis.visit(node);
        return literal(node, node instanceof Limit limit ? Optional.of(limit.getRowCount()) : Optional.empty());
    }

    private long literal(Node node, Optional<Expression> count) {
        if (count.isEmpty() || !(count.get() instanceof LongLiteral literal)) {
            throw Place.refused(Code.LIMIT, node, "a LIMIT or OFFSET that is no number", "write LIMIT 100");
        }
        analysis.visit(literal);
        return Numbers.of(literal);
    }
}
