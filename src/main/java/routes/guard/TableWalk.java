package routes.guard;

import io.trino.sql.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks at the name of a table: one of WITH, or one that the role may read. */
final class TableWalk {
    private static final String CATALOG = "awsdatacatalog";

    private final Analysis analysis;

    TableWalk(Analysis analysis) {
        this.analysis = analysis;
    }

    From from(Table table, boolean aliased, Names names) {
        analysis.visit(table.getName());
        if (table.getQueryPeriod().isPresent()) {
            throw Place.refused(Code.TIME_TRAVEL, table, "FOR … AS OF is not served", "bound logcalendarday instead");
        }
        List<String> parts = table.getName().getOriginalParts().stream()
                .map(part -> part.getValue().toLowerCase(Locale.ROOT))
                .toList();
        Optional<Names.Named> named = parts.size() == 1 ? names.find(parts.get(0)) : Optional.empty();
        return named.map(known -> named(table, parts, known)).orElseGet(() -> ofLake(table, parts, aliased));
    }

    private From named(Table table, List<String> parts, Names.Named named) {
        analysis.read(table, named.reads());
        Leg leg = new Leg(!named.reads().isEmpty() && !named.output().single());
        List<Field> fields = named.output().fields().stream()
                .map(field -> new Field(field.name(), parts, Set.of(), Set.of(leg), false))
                .toList();
        return new From(fields, List.of(), List.of(leg), List.of());
    }

    private From ofLake(Table table, List<String> parts, boolean aliased) {
        String name = parts.get(parts.size() - 1);
        boolean ours =
                switch (parts.size()) {
                    case 1 -> true;
                    case 2 -> parts.get(0).equals(database());
                    case 3 -> parts.get(0).equals(CATALOG) && parts.get(1).equals(database());
                    default -> false;
                };
        TableView view = ours ? analysis.policy.view(name).orElse(null) : null;
        if (view == null) {
            throw Place.refused(
                    Code.TABLE,
                    table,
                    "the table " + Characters.oneLine(String.join(".", parts)) + " is not served",
                    hint(name));
        }
        TableRead read = new TableRead(table, view, aliased);
        analysis.read(read);
        Leg leg = new Leg(true);
        return new From(fields(read, leg), List.of(read), List.of(leg), List.of());
    }

    private List<Field> fields(TableRead read, Leg leg) {
        List<String> qualifier = List.of(database(), read.table());
        AllowedTable table = read.view().table();
        List<Field> fields = new ArrayList<>();
        for (AllowedColumn column : table.columns()) {
            Set<TableRead> dayOf = column.name().equals(table.partitionColumn()) ? Set.of(read) : Set.of();
            fields.add(new Field(column.name(), qualifier, dayOf, Set.of(leg), false));
        }
        read.view().denied().forEach(denied -> fields.add(new Field(denied, qualifier, Set.of(), Set.of(leg), true)));
        return fields;
    }

    private String database() {
        return analysis.database.toLowerCase(Locale.ROOT);
    }

    private String hint(String name) {
        List<String> tables =
                analysis.policy.tables().stream().map(AllowedTable::name).toList();
        Optional<String> readready =
                analysis.policy.readreadyOf(name).filter(tables::contains).filter(other -> !other.equals(name));
        return readready
                .map(other -> "raw tables are not asked: ask " + other)
                .orElseGet(() -> "did you mean " + Nearest.to(name, tables) + "?");
    }
}
