package routes.onboard;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import routes.tables.ColumnType;

/** Writes the table file of a guess. */
final class TableText {
    private static final Map<String, String> PARTITION = Map.of(
            "logorigin", "{name: logorigin, type: string, comment: Bucket and folders up to the account or day.}",
            "logaccountid", "{name: logaccountid, type: string, comment: Account that the key names.}",
            "logregion", "{name: logregion, type: string, comment: Region that the key names.}",
            "logcalendarday",
                    "{name: logcalendarday, type: int, comment: 'Day of delivery as the key says, yyyymmdd; 0 for keys without one.'}");

    private final TableGuess guess;
    private final Shape shape;
    private final StringBuilder text = new StringBuilder();

    private TableText(TableGuess guess) {
        this.guess = guess;
        this.shape = guess.shape();
    }

    /** @param notes what a person should look at */
    static String of(TableGuess guess, List<String> notes) {
        TableText table = new TableText(guess);
        table.line("# Guessed from samples by ./loglake onboard. Look at:");
        notes.forEach(note -> table.line("# - " + note));
        table.head();
        table.placement();
        table.raw();
        table.readready();
        return table.text.toString();
    }

    private void head() {
        line("source: " + guess.name());
        line("description: Objects of the source " + guess.name() + ".");
        line("format: " + shape.format());
        if (!shape.records().isEmpty()) {
            line("records: " + quoted(shape.records()));
        }
        if (shape.line() != null) {
            line("pattern: " + quoted(shape.line().pattern()));
        }
        if (!shape.skip().isEmpty()) {
            line("skip: [" + shape.skip().stream().map(TableText::quoted).collect(Collectors.joining(", ")) + "]");
        }
    }

    private void placement() {
        line("placement:");
        for (int i = 0; i < guess.keys().size(); i++) {
            KeyGuess keys = guess.keys().get(i);
            line("  - name: " + guess.name() + (i == 0 ? "" : "-" + (i + 1)));
            line("    key: " + quoted(keys.pattern()));
            line("    partition:");
            keys.partition().forEach((column, template) -> line("      " + column + ": " + quoted(template)));
        }
    }

    private void raw() {
        line("raw:");
        line("  table: from_" + guess.name() + "_raw");
        line("  comment: Objects as they were delivered. Ask from_" + guess.name() + "_readready first.");
        line("  partition:");
        guess.keys().get(0).partition().keySet().forEach(column -> line("    - " + PARTITION.get(column)));
        line("  columns:");
        if (shape.line() != null) {
            shape.groups().forEach(group -> rawColumn(group.toLowerCase(Locale.ROOT), "string", "Part of a line."));
            serde(
                    "org.apache.hadoop.hive.serde2.RegexSerDe",
                    "input.regex: " + quoted(shape.line().pattern()));
            return;
        }
        if (shape.records().isEmpty()) {
            members().forEach(member -> rawColumn(member, "string", "Member of a record."));
        } else {
            String fields = members().stream().map(member -> member + ":string").collect(Collectors.joining(","));
            rawColumn(
                    shape.records().substring(1).toLowerCase(Locale.ROOT),
                    fields.isEmpty() ? "array<string>" : "array<struct<" + fields + ">>",
                    "The records of one file. Nested values are JSON text.");
        }
        serde("org.openx.data.jsonserde.JsonSerDe", "case.insensitive: 'true', ignore.malformed.json: 'false'");
    }

    private void rawColumn(String name, String type, String comment) {
        line("    - {name: " + name + ", type: " + quoted(type) + ", comment: " + comment + "}");
    }

    private void serde(String library, String parameters) {
        line("  serde:");
        line("    input: org.apache.hadoop.mapred.TextInputFormat");
        line("    output: org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat");
        line("    library: " + library);
        line("    parameters: {" + parameters + "}");
    }

    private void readready() {
        line("readready:");
        line("  table: from_" + guess.name() + "_readready");
        line("  comment: Records of " + guess.name() + ", one row a record, flat and sorted.");
        line("  identity: " + guess.identity().map(ColumnGuess::name).orElse(TableGuess.RECORD_ID));
        line("  eventtime: " + guess.time().name());
        line("  sort: [" + String.join(", ", guess.sort()) + "]");
        line("  columns:");
        guess.columns().forEach(this::column);
        if (guess.identity().isEmpty()) {
            line(
                    "    - {name: " + TableGuess.RECORD_ID
                            + ", record-id: true, type: string, comment: 'Identity of the record, made by us of the object and its place in there.'}");
        }
        line(
                "    - {name: extra_json, rest: true, type: json, comment: What no other column takes; null when nothing is left.}");
    }

    private void column(ColumnGuess column) {
        boolean identity = guess.identity().filter(column::equals).isPresent();
        String comment = "As the record says it" + (column.type() == ColumnType.JSON ? ", as JSON." : ".");
        // Values of samples stay out of the catalog.
        String example = column.example().isEmpty() ? "not in the samples" : "e.g. " + column.example();
        line("    - {name: " + column.name() + ", from: " + quoted(column.path()) + ", type: "
                + column.type().label()
                + (column.time() == null ? "" : ", time: " + quoted(column.time()))
                + (identity ? ", bloom: true" : "")
                + ", comment: '" + comment + "'} # " + example);
    }

    /** Members of the records that a Hive table can have as columns. */
    private Set<String> members() {
        Set<String> members = new LinkedHashSet<>();
        shape.all().forEach(record -> record.fieldNames().forEachRemaining(name -> {
            String column = name.toLowerCase(Locale.ROOT);
            if (column.matches("[a-z][a-z0-9_]*")
                    && !guess.keys().get(0).partition().containsKey(column)) {
                members.add(column);
            }
        }));
        return members;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(Character::isISOControl)
                ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"'
                : "'" + value.replace("'", "''") + "'";
    }
}
