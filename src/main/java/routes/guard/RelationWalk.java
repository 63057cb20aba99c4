package routes.guard;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Unnest;
import io.trino.sql.tree.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at what stands in a FROM; what is not known here is refused. */
final class RelationWalk {
    private final Analysis analysis;
    private final QueryWalk queries;
    private final ExpressionWalk expressions;
    private final TableWalk tables;
    private final JoinWalk joins;

    RelationWalk(Analysis analysis, QueryWalk queries, ExpressionWalk expressions) {
        this.analysis = analysis;
        this.queries = queries;
        this.expressions = expressions;
        this.tables = new TableWalk(analysis);
        this.joins = new JoinWalk(analysis, this, expressions);
    }

    /**
     * @param outer what may be named of the query around
     * @param left what UNNEST and LATERAL may name besides: the columns on the left of the join
     */
    From from(Relation relation, @Nullable Scope outer, List<Field> left, Names names) {
        analysis.visit(relation);
        if (relation instanceof Table table) {
            return tables.from(table, false, names);
        }
        if (relation instanceof AliasedRelation aliased) {
            return aliased(aliased, outer, left, names);
        }
        if (relation instanceof Join join) {
            return joins.from(join, outer, left, names);
        }
        if (relation instanceof TableSubquery subquery) {
            int before = analysis.reads().size();
            Output output = queries.query(subquery.getQuery(), outer, names);
            return leaf(output.fields(), analysis.reads().size() > before && !output.single());
        }
        if (relation instanceof Lateral lateral) {
            return lateral(lateral, Scope.of(left, outer), names);
        }
        if (relation instanceof Unnest unnest) {
            throw Place.refused(
                    Code.RELATION, unnest, "UNNEST without names", "write UNNEST(…) AS x (name_of_its_column)");
        }
        if (relation instanceof Values values) {
            return leaf(values(values, Scope.of(List.of(), outer), names), false);
        }
        throw unknown(relation);
    }

    private static From leaf(List<Field> fields, boolean heavy) {
        Leg leg = new Leg(heavy);
        return new From(
                fields.stream()
                        .map(field -> new Field(field.name(), List.of(), Set.of(), Set.of(leg), field.denied()))
                        .toList(),
                List.of(),
                List.of(leg),
                List.of());
    }

    private From lateral(Lateral lateral, Scope scope, Names names) {
        int before = analysis.reads().size();
        Output output = queries.query(lateral.getQuery(), scope, names);
        if (analysis.reads().size() > before) {
            throw Place.refused(Code.RELATION, lateral, "LATERAL over a table", "join the table instead");
        }
        return leaf(output.fields(), false);
    }

    List<Field> values(Values values, Scope scope, Names names) {
        ListRules.refuseLong(values, values.getRows());
        values.getRows().forEach(row -> expressions.walk(row, scope, names));
        int columns =
                values.getRows().get(0) instanceof Row row ? row.getItems().size() : 1;
        return IntStream.range(0, columns).mapToObj(column -> Field.plain("")).toList();
    }

    private From aliased(AliasedRelation aliased, @Nullable Scope outer, List<Field> left, Names names) {
        analysis.visit(aliased.getAlias());
        List<Identifier> columns = aliased.getColumnNames() == null ? List.of() : aliased.getColumnNames();
        columns.forEach(analysis::visit);
        From from;
        if (aliased.getRelation() instanceof Table table) {
            analysis.visit(table);
            from = tables.from(table, true, names);
        } else if (aliased.getRelation() instanceof Unnest unnest) {
            from = unnest(unnest, columns, Scope.of(left, outer), names);
        } else {
            from = from(aliased.getRelation(), outer, left, names);
        }
        return from.offering(renamed(aliased, from.fields(), columns));
    }

    private From unnest(Unnest unnest, List<Identifier> columns, Scope scope, Names names) {
        analysis.visit(unnest);
        for (Expression expression : unnest.getExpressions()) {
            expressions.walk(expression, scope, names);
        }
        if (columns.isEmpty()) {
            throw Place.refused(
                    Code.RELATION, unnest, "UNNEST without names", "write UNNEST(…) AS x (name_of_its_column)");
        }
        return leaf(columns.stream().map(column -> Field.plain("")).toList(), false);
    }

    private static List<Field> renamed(AliasedRelation aliased, List<Field> fields, List<Identifier> columns) {
        String alias = aliased.getAlias().getValue();
        if (columns.isEmpty()) {
            return fields.stream()
                    .map(field -> field.called(field.name(), alias))
                    .toList();
        }
        List<Field> seen = fields.stream().filter(field -> !field.denied()).toList();
        if (columns.size() != seen.size()) {
            throw columnCount(aliased, seen.size(), columns.size());
        }
        List<Field> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(seen.get(i).called(columns.get(i).getValue(), alias));
        }
        return renamed;
    }

    static GuardRefused columnCount(Node place, int there, int named) {
        return Place.refused(
                Code.COLUMN, place, named + " names for " + there + " columns", "name each column, or none");
    }

    static GuardRefused unknown(Relation relation) {
        return Place.refused(
                Code.RELATION,
                relation,
                relation.getClass().getSimpleName() + " is not served in a FROM",
                "use tables, joins, sub-queries, UNNEST and VALUES");
    }
}
