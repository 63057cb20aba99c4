package routes.guard;

import io.trino.sql.tree.Limit;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import java.util.Optional;

/** Order and limit of a query as a whole. */
final class Orders {
    private Orders() {}

    static boolean isOrdered(Query query) {
        return query.getOrderBy().isPresent()
                || query.getQueryBody() instanceof QuerySpecification select
                        && select.getOrderBy().isPresent();
    }

    /** The number of its LIMIT. */
    static Optional<LongLiteral> limit(Query query) {
        Optional<Node> limit =
                query.getLimit().isPresent() || !(query.getQueryBody() instanceof QuerySpecification select)
                        ? query.getLimit()
                        : select.getLimit();
        return limit.map(node -> (LongLiteral) ((Limit) node).getRowCount());
    }
}
