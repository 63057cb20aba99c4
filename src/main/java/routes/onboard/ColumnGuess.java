package routes.onboard;

import org.jspecify.annotations.Nullable;
import routes.tables.ColumnType;

/**
 * A column that samples suggest.
 *
 * @param path in a record, as a JSON pointer
 * @param time how its times are written, where a table file must say so
 * @param always whether every record has it
 * @param distinct how many different values there are
 */
record ColumnGuess(
        String name,
        String path,
        ColumnType type,
        @Nullable String time,
        boolean always,
        int distinct,
        String example) {
    boolean isTime() {
        return type == ColumnType.TIMESTAMP;
    }

    boolean isText() {
        return type == ColumnType.STRING;
    }
}
