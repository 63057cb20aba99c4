package routes.tables;

import java.util.List;
import java.util.stream.Collectors;

/** The page of the docs that lists every table, written from the table files. */
public final class TablesPage {
    private final StringBuilder page = new StringBuilder();

    private TablesPage() {}

    /** Markdown. */
    public static String of(Sources sources) {
        TablesPage page = new TablesPage();
        page.line("# Tables");
        page.line("");
        page.line(
                "Written from the table files in `src/main/resources/tables`; edit those. A value that no column takes stays,");
        page.line(
                "as it was written, in `extra_json` at the place where it was. Of a key that comes twice the first value");
        page.line(
                "fills the column and the second stays in `extra_json`. A value that does not fit its column's type stays there too.");
        sources.all().forEach(page::source);
        return page.page.toString();
    }

    private void source(Source source) {
        line("");
        line("## " + source.name());
        line("");
        line(source.description());
        raw(source);
        readready(source.readready());
    }

    private void raw(Source source) {
        RawTable raw = source.raw();
        line("");
        line("### " + raw.name());
        line("");
        line(raw.comment());
        line("Keys: "
                + source.placement().stream().map(profile -> profile.name()).collect(Collectors.joining(", ")) + ".");
        line("");
        line("| column | type | meaning |");
        line("|---|---|---|");
        raw.columns().forEach(column -> row("", column));
        raw.partitionKeys().forEach(column -> row("partition: ", column));
    }

    private void readready(ReadreadyTable table) {
        line("");
        line("### " + table.name());
        line("");
        line(table.comment());
        line("Sorted by " + String.join(", ", table.sort()) + "; a record is known again by " + table.identity() + ".");
        line("");
        line("| column | type | from | bloom | meaning |");
        line("|---|---|---|---|---|");
        table.columns().forEach(this::row);
        GlueColumn day = table.partitionKeys().get(0);
        line("| " + day.name() + " | " + day.type() + " | " + table.eventTime() + " | | partition: " + day.comment()
                + " |");
    }

    private void row(ReadreadyColumn column) {
        String type = column.type() == ColumnType.JSON
                ? "string (JSON)"
                : column.type().glueType();
        line("| " + column.name() + " | " + type + " | " + from(column) + " | " + (column.bloom() ? "yes" : "") + " | "
                + column.comment() + " |");
    }

    private void row(String role, GlueColumn column) {
        line("| " + column.name() + " | `" + column.type() + "` | " + role + column.comment() + " |");
    }

    private static String from(ReadreadyColumn column) {
        if (column.rest()) {
            return "what no other column takes";
        }
        List<String> paths =
                column.from().stream().map(path -> "`" + path + "`").toList();
        String last = column.afterLast()
                .map(sign -> ", after the last `" + sign + "`")
                .orElse("");
        return String.join(", else ", paths) + last;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
