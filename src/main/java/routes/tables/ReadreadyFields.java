package routes.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a table file that describes the readready table. */
final class ReadreadyFields {
    private static final String DAY = "logcalendarday";

    private ReadreadyFields() {}

    static ReadreadyTable table(YamlNode node, JsonPath records, String version) {
        Map<String, YamlNode> fields =
                node.fields(Set.of("table", "comment", "identity", "eventtime", "sort", "columns"), Set.of("foreign"));
        Map<String, ReadreadyColumn> columns = columns(TableFile.need(fields, "columns"));
        return new ReadreadyTable(
                TableFile.name(TableFile.need(fields, "table")),
                TableFile.need(fields, "comment").text(),
                records,
                column(TableFile.need(fields, "identity"), columns, Set.of(ColumnType.STRING)),
                column(TableFile.need(fields, "eventtime"), columns, Set.of(ColumnType.TIMESTAMP)),
                sort(TableFile.need(fields, "sort"), columns),
                List.copyOf(columns.values()),
                foreign(fields, columns),
                version);
    }

    private static Map<String, ReadreadyColumn> columns(YamlNode node) {
        Map<String, ReadreadyColumn> columns = new LinkedHashMap<>();
        boolean rest = false;
        for (YamlNode each : node.list()) {
            ReadreadyColumn column = column(each);
            if (column.name().equals(DAY) || columns.put(column.name(), column) != null) {
                throw each.wrong("each column once, found a second '" + column.name() + "'", "rename or remove it");
            }
            if (rest && column.rest()) {
                throw each.wrong("one column with 'rest', found a second", "remove one");
            }
            rest |= column.rest();
        }
        return columns;
    }

    private static ReadreadyColumn column(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(
                Set.of("name", "type", "comment"), Set.of("from", "bloom", "rest", "after-last", "time", "record-id"));
        ColumnType type = type(TableFile.need(fields, "type"));
        boolean rest = flag(fields, "rest");
        if (flag(fields, "record-id")) {
            refuseUnless(type == ColumnType.STRING && !rest && !fields.containsKey("from"), node);
        } else if (rest == fields.containsKey("from") || rest && type != ColumnType.JSON) {
            throw node.wrong("either 'from' or, with type json, 'rest: true'", "keep one of the two");
        }
        Optional<YamlNode> after = YamlNode.optional(fields.get("after-last"));
        if (after.isPresent() && type != ColumnType.STRING) {
            throw after.get().wrong("'after-last' with type string only", "change the type or remove it");
        }
        return new ReadreadyColumn(
                TableFile.name(TableFile.need(fields, "name")),
                from(fields),
                type,
                TableFile.need(fields, "comment").text(),
                flag(fields, "bloom"),
                after.map(YamlNode::text).orElse(null),
                rest,
                time(fields, type),
                flag(fields, "record-id"));
    }

    private static void refuseUnless(boolean alone, YamlNode node) {
        if (!alone) {
            throw node.wrong("'record-id' with type string and without 'from' or 'rest'", "remove the others");
        }
    }

    private static @Nullable TimeFormat time(Map<String, YamlNode> fields, ColumnType type) {
        YamlNode node = fields.get("time");
        if (node == null) {
            return null;
        }
        if (type != ColumnType.TIMESTAMP) {
            throw node.wrong("'time' with type timestamp only", "change the type or remove it");
        }
        return TimeFormat.of(node.text())
                .orElseThrow(() -> node.wrong(
                        TimeFormat.EPOCH_SECONDS
                                + " or a pattern with a day such as \"dd/MMM/yyyy:HH:mm:ss Z\", found '" + node.text()
                                + "'",
                        "write one of them"));
    }

    private static boolean flag(Map<String, YamlNode> fields, String name) {
        return YamlNode.optional(fields.get(name)).map(YamlNode::yesOrNo).orElse(false);
    }

    private static List<JsonPath> from(Map<String, YamlNode> fields) {
        return YamlNode.optional(fields.get("from")).map(YamlNode::oneOrMore).orElse(List.of()).stream()
                .map(TableFile::path)
                .toList();
    }

    private static ColumnType type(YamlNode node) {
        return ColumnType.labelled(node.text())
                .orElseThrow(() -> node.wrong(
                        "one of the types " + ColumnType.labels() + ", found '" + node.text() + "'",
                        "use one of them"));
    }

    private static String column(YamlNode node, Map<String, ReadreadyColumn> columns, Set<ColumnType> types) {
        ReadreadyColumn column = columns.get(node.text());
        if (column == null) {
            throw node.wrong("a column of this table, found '" + node.text() + "'", "name one of " + columns.keySet());
        }
        if (!types.contains(column.type())) {
            throw node.wrong(
                    "a column of type " + types + ", found '" + column.name() + "' of type " + column.type(),
                    "name another column");
        }
        return column.name();
    }

    private static List<String> sort(YamlNode node, Map<String, ReadreadyColumn> columns) {
        Set<ColumnType> sortable =
                Set.of(ColumnType.STRING, ColumnType.TIMESTAMP, ColumnType.BIGINT, ColumnType.INT, ColumnType.BOOLEAN);
        Set<String> sort = new LinkedHashSet<>();
        for (YamlNode each : node.list()) {
            if (!sort.add(column(each, columns, sortable))) {
                throw each.wrong("each sort column once, found a second '" + each.text() + "'", "remove it");
            }
        }
        return new ArrayList<>(sort);
    }

    private static Map<String, Set<String>> foreign(
            Map<String, YamlNode> fields, Map<String, ReadreadyColumn> columns) {
        Map<String, Set<String>> foreign = new LinkedHashMap<>();
        YamlNode.optional(fields.get("foreign"))
                .map(YamlNode::map)
                .orElse(Map.of())
                .forEach((name, values) -> {
                    ReadreadyColumn column = columns.get(name);
                    if (column == null || column.type() != ColumnType.STRING) {
                        throw values.wrong("a string column of this table, found '" + name + "'", "name another");
                    }
                    foreign.put(
                            name,
                            new LinkedHashSet<>(values.oneOrMore().stream()
                                    .map(YamlNode::text)
                                    .toList()));
                });
        return foreign;
    }
}
