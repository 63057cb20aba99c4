package routes.guard;

import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** Lets a query read each table through a WITH of ours, which holds the columns, the rows and the days that it may see. */
final class Rewrite {
    /** What the names of our WITH begin with. */
    static final String PREFIX = "_lake_";

    private final SqlText text;
    private final Query query;
    private final Analysis analysis;
    private final int rows;
    private final Map<String, Integer> tokenAt = new HashMap<>();
    /** Token number to what stands there instead. */
    private final Map<Integer, String> instead = new TreeMap<>();
    /** Name to select. */
    private final Map<String, String> views = new LinkedHashMap<>();

    Rewrite(SqlText text, Query query, Analysis analysis, int rows) {
        this.text = text;
        this.query = query;
        this.analysis = analysis;
        this.rows = rows;
        List<Token> tokens = text.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            tokenAt.put(tokens.get(i).getLine() + ":" + (tokens.get(i).getCharPositionInLine() + 1), i);
        }
    }

    String sql() {
        analysis.tables().forEach(this::table);
        analysis.longNames().forEach(this::shorten);
        String tail = limit();
        String with = views.entrySet().stream()
                .map(view -> '"' + view.getKey() + "\" AS (" + view.getValue() + ")")
                .collect(Collectors.joining(",\n"));
        boolean hasWith = query.getWith().isPresent();
        if (hasWith) {
            instead.put(token(query.getWith().orElseThrow()), "WITH " + with + ",");
        }
        return (hasWith ? "" : "WITH " + with + "\n") + spliced().strip() + tail;
    }

    private void table(TableRead read) {
        int first = token(read.node());
        int parts = read.node().getName().getOriginalParts().size();
        String own = read.isAliased() ? "" : " AS \"" + read.table() + '"';
        replace(first, 2 * parts - 1, '"' + view(read) + '"' + own);
    }

    /** Two reads of the same days share one. */
    private String view(TableRead read) {
        String select = select(read);
        for (int i = 1; ; i++) {
            String name = PREFIX + read.table() + (i == 1 ? "" : "_" + i);
            String before = views.putIfAbsent(name, select);
            if (before == null || before.equals(select)) {
                return name;
            }
        }
    }

    private String select(TableRead read) {
        TableView view = read.view();
        String columns = view.select().entrySet().stream()
                .map(column -> column.getValue().equals('"' + column.getKey() + '"')
                        ? column.getValue()
                        : column.getValue() + " AS \"" + column.getKey() + '"')
                .collect(Collectors.joining(", "));
        String day = '"' + view.table().partitionColumn() + '"';
        DayRange days = read.days();
        List<String> conditions = new ArrayList<>(List.of(day + " >= " + days.from()));
        if (days.to() != Long.MAX_VALUE) {
            conditions.add(day + " <= " + days.to());
        }
        if (!view.rows().isEmpty()) {
            conditions.add(view.rows());
        }
        return "SELECT " + columns + " FROM \"awsdatacatalog\".\"" + analysis.database + "\".\"" + read.table()
                + "\" WHERE " + String.join(" AND ", conditions);
    }

    /** Catalog and database do not go with the name that our WITH is given. */
    private void shorten(Node chain, int tooMany) {
        replace(token(chain), 2 * tooMany, "");
    }

    private String limit() {
        Optional<LongLiteral> limit = Orders.limit(query);
        long sentinel = rows + 1L;
        if (limit.isEmpty()) {
            return "\nLIMIT " + sentinel;
        }
        if (Numbers.of(limit.get()) > sentinel) {
            replace(token(limit.get()), 1, Long.toString(sentinel));
        }
        return "";
    }

    private void replace(int first, int count, String with) {
        for (int i = 0; i < count; i++) {
            instead.put(first + i, i == 0 ? with : "");
        }
    }

    private int token(Node node) {
        NodeLocation at = node.getLocation().orElseThrow(() -> lost(node));
        Integer token = tokenAt.get(at.getLineNumber() + ":" + at.getColumnNumber());
        if (token == null) {
            throw lost(node);
        }
        return token;
    }

    private static GuardRefused lost(Node node) {
        return Place.refused(
                Code.UNVISITED, node, node.getClass().getSimpleName() + " was not found again", "write it differently");
    }

    private String spliced() {
        String sql = text.text();
        StringBuilder spliced = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, String> change : instead.entrySet()) {
            Token token = text.tokens().get(change.getKey());
            int start = SqlText.offset(sql, token.getStartIndex());
            spliced.append(sql, at, start).append(change.getValue());
            at = SqlText.offset(sql, token.getStopIndex() + 1);
        }
        return spliced.append(sql.substring(at)).toString();
    }
}
