package routes.tables;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a readready table.
 *
 * @param from the first of these that is not null fills the column; empty for the rest column
 * @param bloom whether ORC files carry a bloom filter of it
 * @param after what of the text follows the last of these, null where nothing does; null: the whole value
 * @param rest whether it keeps, as one JSON object, what no other column took
 * @param time how its times are written; null: ISO-8601 or epoch milliseconds
 * @param recordId whether it names the record by its object's ETag and its place in there, for logs without an id of their own
 */
public record ReadreadyColumn(
        String name,
        List<JsonPath> from,
        ColumnType type,
        String comment,
        boolean bloom,
        @Nullable String after,
        boolean rest,
        @Nullable TimeFormat time,
        boolean recordId) {
    public ReadreadyColumn {
        from = List.copyOf(from);
    }

    /** What of the value's text the column keeps: what follows the last of this. */
    public Optional<String> afterLast() {
        return Optional.ofNullable(after);
    }

    GlueColumn glueColumn() {
        return new GlueColumn(name, type.glueType(), comment);
    }
}
