package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinCriteria;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.JoinUsing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at joins, and takes from an ON what bounds the days of a table. */
final class JoinWalk {
    private final Analysis analysis;
    private final RelationWalk relations;
    private final ExpressionWalk expressions;

    JoinWalk(Analysis analysis, RelationWalk relations, ExpressionWalk expressions) {
        this.analysis = analysis;
        this.relations = relations;
        this.expressions = expressions;
    }

    From from(Join join, @Nullable Scope outer, List<Field> before, Names names) {
        From left = relations.from(join.getLeft(), outer, before, names);
        From right = relations.from(join.getRight(), outer, From.both(before, left.fields()), names);
        markOptional(join.getType(), left, right);
        JoinCriteria criteria = join.getCriteria().orElse(null);
        if (criteria instanceof JoinUsing using) {
            return using(using, left, right);
        }
        List<Field> fields = From.both(left.fields(), right.fields());
        if (criteria instanceof JoinOn on) {
            expressions.walk(on.getExpression(), Scope.of(fields, outer), names);
            bound(join.getType(), on.getExpression(), left, right);
            return left.with(right, fields, new Links(analysis).in(on.getExpression()));
        }
        if (criteria != null) {
            throw Place.refused(Code.RELATION, join, "NATURAL JOIN is not served", "write ON with the columns");
        }
        return left.with(right, fields, List.of());
    }

    private static void markOptional(Join.Type type, From left, From right) {
        if (type == Join.Type.LEFT || type == Join.Type.FULL) {
            right.reads().forEach(TableRead::makeOptional);
        }
        if (type == Join.Type.RIGHT || type == Join.Type.FULL) {
            left.reads().forEach(TableRead::makeOptional);
        }
    }

    /** Of the side whose rows an outer join keeps, an ON leaves none out. */
    private void bound(Join.Type type, Expression on, From left, From right) {
        Set<TableRead> bounded = new HashSet<>();
        if (type == Join.Type.INNER || type == Join.Type.RIGHT) {
            bounded.addAll(left.reads());
        }
        if (type == Join.Type.INNER || type == Join.Type.LEFT) {
            bounded.addAll(right.reads());
        }
        new PartitionBounds(analysis).of(on).forEach((read, days) -> {
            if (bounded.contains(read)) {
                read.narrow(days);
            }
        });
    }

    private From using(JoinUsing using, From left, From right) {
        List<Field> shared = new ArrayList<>();
        List<From.Link> links = new ArrayList<>();
        List<Field> rest = new ArrayList<>(From.both(left.fields(), right.fields()));
        for (Identifier column : using.getColumns()) {
            analysis.visit(column);
            Field one = only(column, left);
            Field other = only(column, right);
            rest.remove(one);
            rest.remove(other);
            links.add(new From.Link(one.legs(), other.legs()));
            shared.add(new Field(
                    one.name(), List.of(), union(one.dayOf(), other.dayOf()), union(one.legs(), other.legs()), false));
        }
        return left.with(right, From.both(shared, rest), links);
    }

    private static Field only(Identifier column, From side) {
        return Scope.of(side.fields(), null)
                .find(Chains.names(column), Place.of(column))
                .field();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
