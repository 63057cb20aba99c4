package routes.guard;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import java.util.List;
import java.util.Locale;

/** Names with dots between them. */
final class Chains {
    private Chains() {}

    /** In small letters; empty when {@code expression} is something else. */
    static List<String> names(Expression expression) {
        if (expression instanceof Identifier name) {
            return List.of(lower(name));
        }
        if (expression instanceof DereferenceExpression chain
                && chain.getField().isPresent()) {
            List<String> before = names(chain.getBase());
            return before.isEmpty()
                    ? before
                    : From.both(before, List.of(lower(chain.getField().get())));
        }
        return List.of();
    }

    /** The chain and all that it is made of. */
    static void visit(Expression expression, Analysis analysis) {
        analysis.visit(expression);
        if (expression instanceof DereferenceExpression chain) {
            chain.getField().ifPresent(analysis::visit);
            visit(chain.getBase(), analysis);
        }
    }

    private static String lower(Identifier name) {
        return name.getValue().toLowerCase(Locale.ROOT);
    }
}
