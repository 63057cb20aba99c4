package routes.guard;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a query while it is looked at. */
final class Analysis {
    private static final int MOST_TABLES = 8;
    /** With tables of a WITH counted as often as they are read. */
    private static final int MOST_READS = 32;

    final Policy policy;
    final String database;
    final Folding folding;
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Expression, Field> columns = new IdentityHashMap<>();
    private final Map<Node, Integer> longNames = new IdentityHashMap<>();
    private final List<TableRead> tables = new ArrayList<>();
    private List<TableRead> reads = new ArrayList<>();

    Analysis(Policy policy, String database, Folding folding) {
        this.policy = policy;
        this.database = database;
        this.folding = folding;
    }

    void visit(Node node) {
        visited.add(node);
    }

    void visit(QualifiedName name) {
        visited.addAll(name.getOriginalParts());
    }

    boolean isVisited(Node node) {
        return visited.contains(node);
    }

    void column(Expression expression, Field field) {
        columns.put(expression, field);
    }

    Optional<Field> column(Expression expression) {
        return Optional.ofNullable(columns.get(expression));
    }

    /** The names that {@code chain} begins with say more than the name of its table. */
    void longName(Node chain, int tooMany) {
        longNames.put(chain, tooMany);
    }

    Map<Node, Integer> longNames() {
        return longNames;
    }

    void read(TableRead table) {
        tables.add(table);
        if (tables.size() > MOST_TABLES) {
            throw tooMany(table.node(), MOST_TABLES + " tables are named");
        }
        read(table.node(), List.of(table));
    }

    /** Reads once more what a name of a WITH stands for. */
    void read(Node place, List<TableRead> again) {
        reads.addAll(again);
        if (reads.size() > MOST_READS) {
            throw tooMany(place, MOST_READS + " tables are read, those of WITH as often as they are used");
        }
    }

    private static GuardRefused tooMany(Node place, String what) {
        return new GuardRefused(Code.RELATIONS, Place.of(place) + ": more than " + what, "ask several questions");
    }

    /** What {@code work} reads is not read before somebody names it. */
    List<TableRead> deferred(Runnable work) {
        List<TableRead> outside = reads;
        reads = new ArrayList<>();
        work.run();
        List<TableRead> inside = reads;
        reads = outside;
        return inside;
    }

    /** As often as each is read. */
    List<TableRead> reads() {
        return reads;
    }

    /** As the query names them. */
    List<TableRead> tables() {
        return tables;
    }
}
