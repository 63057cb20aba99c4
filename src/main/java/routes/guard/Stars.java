package routes.guard;

import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Expression;
import java.util.List;

/** What a star stands for: the columns that the role sees. */
final class Stars {
    private Stars() {}

    static List<Field> fields(AllColumns star, Scope scope, Analysis analysis) {
        if (!star.getAliases().isEmpty()) {
            throw Place.refused(Code.STAR, star, "a star may not rename columns", "name the columns");
        }
        List<String> qualifier =
                star.getTarget().map(target -> chain(target, analysis)).orElse(List.of());
        List<Field> fields = scope.fields().stream()
                .filter(field -> !field.denied() && field.isOf(qualifier))
                .map(field -> Field.plain(field.name()))
                .toList();
        if (fields.isEmpty()) {
            throw Place.refused(Code.STAR, star, "no table of this FROM is meant by the star", "name the columns");
        }
        star.getTarget()
                .filter(target -> qualifier.size() > 1)
                .ifPresent(target -> analysis.longName(target, qualifier.size() - 1));
        return fields;
    }

    private static List<String> chain(Expression target, Analysis analysis) {
        List<String> names = Chains.names(target);
        if (names.isEmpty()) {
            throw Place.refused(Code.STAR, target, "a star is served of tables only", "name the columns");
        }
        Chains.visit(target, analysis);
        return names;
    }
}
