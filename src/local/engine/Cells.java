import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.SqlVarbinary;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Columns and values as Athena shows them. */
final class Cells {
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");
    private static final Map<String, Integer> PRECISIONS = Map.of(
            "tinyint",
            3,
            "smallint",
            5,
            "integer",
            10,
            "bigint",
            19,
            "float",
            17,
            "double",
            17,
            "timestamp",
            3,
            "time",
            3);

    private final ConnectorSession session;

    Cells(ConnectorSession session) {
        this.session = session;
    }

    static Map<String, Object> column(String name, Type type) {
        String base = type.getTypeSignature().getBase();
        String shown = base.equals("real") ? "float" : base;
        int precision = PRECISIONS.getOrDefault(shown, 0);
        int scale = 0;
        if (type instanceof DecimalType decimal) {
            precision = decimal.getPrecision();
            scale = decimal.getScale();
        } else if (type instanceof VarcharType varchar) {
            precision = varchar.getLength().orElse(Integer.MAX_VALUE);
        } else if (type instanceof CharType text) {
            precision = text.getLength();
        }
        return Map.of("Name", name, "Type", shown, "Precision", precision, "Scale", scale);
    }

    /** Null for NULL. */
    String text(Type type, Block block, int position) {
        Object value = type.getObjectValue(session, block, position);
        return value == null ? null : text(type, value);
    }

    private static String text(Type type, Object value) {
        if (value == null) {
            return "null";
        }
        if (type instanceof ArrayType array) {
            return list(((List<?>) value)
                    .stream()
                            .map(element -> text(array.getElementType(), element))
                            .toList());
        }
        if (type instanceof MapType map) {
            return map(map, (Map<?, ?>) value);
        }
        if (type instanceof RowType row) {
            return row(row, (List<?>) value);
        }
        return value instanceof SqlVarbinary bytes ? BYTES.formatHex(bytes.getBytes()) : value.toString();
    }

    private static String list(List<String> elements) {
        return "[" + String.join(", ", elements) + "]";
    }

    private static String map(MapType type, Map<?, ?> value) {
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        value.forEach(
                (key, element) -> entries.add(text(type.getKeyType(), key) + "=" + text(type.getValueType(), element)));
        return entries.toString();
    }

    private static String row(RowType type, List<?> value) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            Optional<String> name = type.getFields().get(i).getName();
            fields.add(name.orElse("field" + i) + "="
                    + text(type.getFields().get(i).getType(), value.get(i)));
        }
        return "{" + String.join(", ", fields) + "}";
    }
}
