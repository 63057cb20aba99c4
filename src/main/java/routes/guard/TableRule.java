package routes.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.tables.GlueColumn;
import routes.tables.ReadreadyTable;
import routes.tables.YamlNode;

/** What a policy file says of one table; every column that it names must be there. */
final class TableRule {
    private final YamlNode node;
    private final @Nullable YamlNode only;
    private final @Nullable YamlNode deny;
    private final @Nullable YamlNode mask;
    private final @Nullable YamlNode rows;

    private TableRule(YamlNode node, Map<String, YamlNode> fields) {
        this.node = node;
        this.only = fields.get("columns");
        this.deny = fields.get("deny");
        this.mask = fields.get("mask");
        this.rows = fields.get("rows");
        if (only != null && deny != null) {
            throw deny.wrong("either 'columns' or 'deny', found both", "remove one");
        }
    }

    static TableRule parse(YamlNode node) {
        return new TableRule(node, node.fields(Set.of(), Set.of("columns", "deny", "mask", "rows")));
    }

    LakeException wrong(String expected, String remedy) {
        return node.wrong(expected, remedy);
    }

    TableView view(ReadreadyTable table) {
        String day = table.partitionKeys().get(0).name();
        List<GlueColumn> all = Stream.concat(table.glueColumns().stream(), table.partitionKeys().stream())
                .toList();
        Set<String> names = all.stream().map(GlueColumn::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> denied = new TreeSet<>();
        if (only != null) {
            denied.addAll(names);
            denied.removeAll(columns(only, names));
            denied.remove(day);
        } else if (deny != null) {
            denied.addAll(columns(deny, names));
            if (denied.contains(day)) {
                throw deny.wrong("columns other than " + day + ", which every query must bound", "remove it");
            }
        }
        AllowedTable allowed = new AllowedTable(
                table.name(),
                table.comment(),
                day,
                all.stream()
                        .filter(column -> !denied.contains(column.name()))
                        .map(column -> new AllowedColumn(column.name(), column.type(), column.comment()))
                        .toList());
        return new TableView(allowed, denied, masks(all, day), rows(names));
    }

    private static Set<String> columns(YamlNode list, Set<String> names) {
        Set<String> columns = new TreeSet<>();
        list.list().forEach(each -> columns.add(column(each, each.text(), names)));
        return columns;
    }

    private static String column(YamlNode at, String name, Set<String> names) {
        if (!names.contains(name)) {
            throw at.wrong("a column of the table, found '" + name + "'", "did you mean " + Nearest.to(name, names));
        }
        return name;
    }

    /** Only text is masked; what stands for another type is NULL. */
    private SortedMap<String, String> masks(List<GlueColumn> all, String day) {
        SortedMap<String, String> masks = new TreeMap<>();
        Map<String, String> types = all.stream().collect(Collectors.toMap(GlueColumn::name, GlueColumn::type));
        Map<String, YamlNode> chosen = mask == null ? Map.of() : mask.map();
        chosen.forEach((name, how) -> {
            column(how, name, types.keySet());
            if (name.equals(day) || !"string".equals(types.get(name))) {
                throw how.wrong("a mask of a text column, found " + name, "deny the column, or leave it");
            }
            masks.put(name, mask(name, how));
        });
        return masks;
    }

    private static String mask(String column, YamlNode how) {
        String quoted = '"' + column + '"';
        return switch (how.text()) {
            // Equal values stay equal, so that they can be counted and joined.
            case "hash" -> "to_hex(sha256(to_utf8(" + quoted + ")))";
            case "stars" -> "if(" + quoted + " is null, null, '***')";
            case "last-4" -> "'***' || substr(" + quoted + ", -4)";
            default -> throw how.wrong("hash, stars or last-4, found '" + how.text() + "'", "use one of these");
        };
    }

    private String rows(Set<String> names) {
        List<String> conditions = new ArrayList<>();
        Map<String, YamlNode> filters = rows == null ? Map.of() : rows.map();
        filters.forEach((name, values) -> conditions.add(condition(column(values, name, names), values)));
        return String.join(" AND ", conditions);
    }

    private static String condition(String column, YamlNode values) {
        Map<String, YamlNode> kinds = values.fields(Set.of(), Set.of("in", "starts-with"));
        List<String> conditions = new ArrayList<>();
        if (kinds.containsKey("in")) {
            String literals = PolicyFile.texts(PolicyFile.need(kinds, "in")).stream()
                    .map(TableRule::literal)
                    .collect(Collectors.joining(", "));
            conditions.add('"' + column + "\" IN (" + literals + ")");
        }
        if (kinds.containsKey("starts-with")) {
            PolicyFile.texts(PolicyFile.need(kinds, "starts-with"))
                    .forEach(start -> conditions.add("starts_with(\"" + column + "\", " + literal(start) + ")"));
        }
        if (conditions.isEmpty()) {
            throw values.wrong("'in' or 'starts-with' with at least one value", "write one, or remove the column");
        }
        return "(" + String.join(" OR ", conditions) + ")";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
