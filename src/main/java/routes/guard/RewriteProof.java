package routes.guard;

import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WithQuery;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a rewritten query once more: tables of the lake stand in our own WITH and nowhere else. */
final class RewriteProof {
    private RewriteProof() {}

    /** @throws GuardRefused UNVISITED when that is not so, which is an error of the guard */
    static void check(String sql, Policy policy, String database) {
        Query query = SqlText.parsed(sql);
        Set<Node> ours = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> names = new HashSet<>();
        Parts.of(query, (part, depth) -> {
            if (part instanceof WithQuery with) {
                String name = with.getName().getValue().toLowerCase(Locale.ROOT);
                names.add(name);
                if (name.startsWith(Rewrite.PREFIX)) {
                    Parts.of(with, (inside, level) -> ours.add(inside));
                }
            }
        });
        Parts.of(query, (part, depth) -> {
            if (part instanceof Table table) {
                List<String> name = table.getName().getParts();
                boolean proper = ours.contains(table)
                        ? isOfLake(name, policy, database)
                        : name.size() == 1 && names.contains(name.get(0));
                if (!proper) {
                    throw Place.refused(
                            Code.UNVISITED,
                            table,
                            "the table " + table.getName() + " was not replaced",
                            "report this query");
                }
            }
        });
    }

    private static boolean isOfLake(List<String> name, Policy policy, String database) {
        return name.size() == 3
                && name.get(0).equals("awsdatacatalog")
                && name.get(1).equals(database.toLowerCase(Locale.ROOT))
                && policy.view(name.get(2)).isPresent();
    }
}
