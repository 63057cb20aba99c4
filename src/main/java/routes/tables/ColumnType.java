package routes.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a readready column holds. */
public enum ColumnType {
    STRING("string"),
    /** ISO-8601 text or epoch milliseconds in the record, UTC in the table. */
    TIMESTAMP("timestamp"),
    BIGINT("bigint"),
    INT("int"),
    DOUBLE("double"),
    BOOLEAN("boolean"),
    /** A nested value as its JSON text, letter by letter; a string stays its text. */
    JSON("string");

    private final String glueType;

    ColumnType(String glueType) {
        this.glueType = glueType;
    }

    /** The type as Glue and Athena name it. */
    public String glueType() {
        return glueType;
    }

    /** The type as table files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ColumnType> labelled(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(ColumnType::label).collect(Collectors.joining(", "));
    }
}
