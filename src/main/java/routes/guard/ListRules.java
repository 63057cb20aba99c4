package routes.guard;

import io.trino.sql.tree.Node;
import java.util.List;

/** How long a list in a query may be. */
final class ListRules {
    private static final int LONGEST = 1000;

    private ListRules() {}

    static void refuseLong(Node place, List<?> list) {
        if (list.size() > LONGEST) {
            throw Place.refused(
                    Code.LIST,
                    place,
                    "a list of " + list.size() + " values, " + LONGEST + " are allowed",
                    "use a sub-query, or a range");
        }
    }
}
