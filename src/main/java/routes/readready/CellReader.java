package routes.readready;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import routes.raw.Bytes;
import routes.raw.JsonScanner;
import routes.raw.JsonText;
import routes.raw.RawLog;
import routes.tables.TimeFormat;

/** Makes cells of JSON values. A value that does not fit its column's type becomes {@link Cell#NULL}. */
final class CellReader {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int LONGEST_NUMBER = 40;

    private final RawLog log;

    CellReader(RawLog log) {
        this.log = log;
    }

    /** The text of a string without quotes and escapes; of any other value, its JSON as written. */
    long text(JsonScanner json, int start, int end) {
        if (json.bytes()[start] != '"') {
            return Cell.slice(json.side(), start, end - start);
        }
        if (!json.escaped()) {
            return Cell.slice(json.side(), start + 1, end - start - 2);
        }
        Bytes side = log.side();
        int from = side.length();
        JsonText.unescape(json.bytes(), start + 1, end - 1, side);
        return Cell.slice(true, from, side.length() - from);
    }

    /** @param text the value's text as {@link #text} made it */
    long cell(ColumnTree.Slot slot, byte kind, long text) {
        byte[] bytes = bytes(text);
        int from = Cell.offset(text);
        int to = Cell.end(text);
        return switch (slot.type()) {
            case STRING, JSON -> slot.after() == null ? text : kind == '"' ? after(slot.after(), text) : Cell.NULL;
            case TIMESTAMP -> time(slot.time(), kind, bytes, from, to);
            case BOOLEAN -> bool(bytes, from, to);
            case BIGINT -> kind == '"' ? Cell.NULL : whole(bytes, from, to, Long.MAX_VALUE);
            case INT -> kind == '"' ? Cell.NULL : whole(bytes, from, to, Integer.MAX_VALUE);
            case DOUBLE -> kind == '"' ? Cell.NULL : number(bytes, from, to);
        };
    }

    private static long time(@Nullable TimeFormat format, byte kind, byte[] bytes, int from, int to) {
        if (format != null) {
            return Timestamps.written(format, bytes, from, to);
        }
        return kind == '"' ? Timestamps.iso(bytes, from, to) : millis(bytes, from, to);
    }

    byte[] bytes(long slice) {
        return Cell.side(slice) ? log.side().array() : log.bytes();
    }

    private long after(byte[] sign, long text) {
        byte[] bytes = bytes(text);
        for (int i = Cell.end(text) - sign.length - 1; i >= Cell.offset(text); i--) {
            if (Arrays.equals(bytes, i, i + sign.length, sign, 0, sign.length)) {
                int from = i + sign.length;
                return Cell.slice(Cell.side(text), from, Cell.end(text) - from);
            }
        }
        return Cell.NULL;
    }

    private static long millis(byte[] bytes, int from, int to) {
        long millis = whole(bytes, from, to, Long.MAX_VALUE);
        return millis == Cell.NULL ? Cell.NULL : Timestamps.millis(millis);
    }

    private static long bool(byte[] bytes, int from, int to) {
        if (Arrays.equals(bytes, from, to, TRUE, 0, TRUE.length)) {
            return 1;
        }
        return Arrays.equals(bytes, from, to, FALSE, 0, FALSE.length) ? 0 : Cell.NULL;
    }

    private static long whole(byte[] bytes, int from, int to, long most) {
        try {
            long value = Long.parseLong(shortText(bytes, from, to));
            return value > most || value < -most ? Cell.NULL : value;
        } catch (NumberFormatException notWhole) {
            return Cell.NULL;
        }
    }

    private static long number(byte[] bytes, int from, int to) {
        try {
            double value = Double.parseDouble(shortText(bytes, from, to));
            // The bits of -0.0 are those of Cell.NULL; added to 0 it becomes 0.
            return Double.isFinite(value) ? Double.doubleToRawLongBits(value + 0.0) : Cell.NULL;
        } catch (NumberFormatException noNumber) {
            return Cell.NULL;
        }
    }

    private static String shortText(byte[] bytes, int from, int to) {
        return to - from > LONGEST_NUMBER ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
