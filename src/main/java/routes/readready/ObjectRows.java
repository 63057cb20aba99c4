package routes.readready;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import routes.events.S3Object;
import routes.raw.RawLog;
import routes.tables.ColumnType;
import routes.tables.ReadreadyTable;

/** The rows of one object, as slices of its inflated bytes. Immutable. */
public final class ObjectRows {
    private final ReadreadyTable table;
    private final RawLog log;
    private final long[] cells;
    private final int width;
    private final int rows;
    private final int controlMessages;
    private final List<Quarantined> quarantined;

    ObjectRows(
            ReadreadyTable table,
            RawLog log,
            long[] cells,
            int rows,
            int controlMessages,
            List<Quarantined> quarantined) {
        this.table = table;
        this.log = log;
        this.cells = cells;
        this.width = table.columns().size();
        this.rows = rows;
        this.controlMessages = controlMessages;
        this.quarantined = List.copyOf(quarantined);
    }

    public S3Object object() {
        return log.object();
    }

    /** Rows and quarantined records together. */
    public int recordsRead() {
        return rows + quarantined.size();
    }

    public int rows() {
        return rows;
    }

    /** Documents by which a service only says that it is there; they are no records. */
    public int controlMessages() {
        return controlMessages;
    }

    public List<Quarantined> quarantined() {
        return quarantined;
    }

    /** Bytes of heap, about. */
    public long memory() {
        return 512L + log.bytes().length + log.side().array().length + 8L * cells.length + 64L * quarantined.size();
    }

    /** A value as text, for people: times in ISO-8601. Empty for null and for a column that the table does not have. */
    public Optional<String> text(int row, String column) {
        int index = table.indexOf(column);
        long cell = index < 0 ? Cell.NULL : cell(row, index);
        if (cell == Cell.NULL) {
            return Optional.empty();
        }
        ColumnType type = table.columns().get(index).type();
        return Optional.of(
                switch (type) {
                    case STRING, JSON ->
                        new String(bytes(cell), Cell.offset(cell), Cell.length(cell), StandardCharsets.UTF_8);
                    case TIMESTAMP -> instant(cell).toString();
                    case BOOLEAN -> String.valueOf(cell == 1);
                    case DOUBLE -> String.valueOf(Double.longBitsToDouble(cell));
                    case BIGINT, INT -> String.valueOf(cell);
                });
    }

    long cell(int row, int column) {
        return cells[row * width + column];
    }

    byte[] bytes(long slice) {
        return Cell.side(slice) ? log.side().array() : log.bytes();
    }

    private static Instant instant(long nanos) {
        return Timestamps.instant(nanos);
    }
}
