package routes.readready;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.raw.JsonScanner;
import routes.raw.RawLog;
import routes.raw.RecordSink;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;

/** Turns the records of one object into rows. */
final class RowBuilder implements RecordSink {
    private static final int MOST_QUARANTINED = 10_000;
    private static final int USUAL_RECORD_BYTES = 800;

    private final ReadreadyTable table;
    private final ColumnTree tree;
    private final RawLog log;
    private final CellReader reader;
    private final Picks picks;
    private final RecordWalk walk;
    private final Rest rest;
    private final SameTexts sames;
    private final boolean[] isText;
    private final int columns;
    private final int eventTime;
    private final int restColumn;
    private final int idColumn;
    private final String noTime;
    private final List<Quarantined> quarantined = new ArrayList<>();
    private int[] starts = new int[2];
    private long[] cells;
    private int rows;
    private int controlMessages;

    RowBuilder(ReadreadyTable table, ColumnTree tree, RawLog log) {
        this.table = table;
        this.tree = tree;
        this.log = log;
        reader = new CellReader(log);
        picks = new Picks(tree);
        walk = new RecordWalk(log, reader, picks);
        rest = new Rest(log, tree, picks);
        columns = table.columns().size();
        sames = new SameTexts(reader, columns);
        isText = isText(table);
        eventTime = table.indexOf(table.eventTime());
        noTime = "the record has no readable time in "
                + table.columns().get(eventTime).from();
        restColumn =
                table.columns().stream().map(ReadreadyColumn::rest).toList().indexOf(true);
        idColumn =
                table.columns().stream().map(ReadreadyColumn::recordId).toList().indexOf(true);
        cells = new long[columns * (1 + log.bytes().length / USUAL_RECORD_BYTES)];
    }

    @Override
    public void record(JsonScanner... parts) {
        JsonScanner last = parts[parts.length - 1];
        int index = rows + quarantined.size();
        if (last.next() != '{') {
            last.value();
            quarantine(index, "the record is no JSON object");
            return;
        }
        pick(parts);
        if (picks.value(eventTime) == Cell.NULL) {
            quarantine(index, noTime);
            return;
        }
        refuseForeign();
        row(parts, last);
    }

    @Override
    public void unreadable(String reason) {
        quarantine(rows + quarantined.size(), reason);
    }

    @Override
    public void controlMessage() {
        controlMessages++;
    }

    ObjectRows rows() {
        long[] exact = cells.length == rows * columns ? cells : Arrays.copyOf(cells, rows * columns);
        return new ObjectRows(table, log, exact, rows, controlMessages, quarantined);
    }

    private void quarantine(int index, String reason) {
        if (quarantined.size() == MOST_QUARANTINED) {
            throw new LakeException(
                    Reason.WRONG_SHAPE,
                    log.object().uri() + " has more than " + MOST_QUARANTINED + " unreadable records, the last because "
                            + reason + "; exclude it or ask its producer");
        }
        quarantined.add(new Quarantined(index, reason));
    }

    private void pick(JsonScanner[] parts) {
        if (starts.length < parts.length) {
            starts = new int[parts.length];
        }
        walk.start();
        for (int i = 0; i < parts.length; i++) {
            starts[i] = parts[i].position();
            walk.walk(parts[i], tree.root(), false);
        }
    }

    private void row(JsonScanner[] parts, JsonScanner last) {
        int base = rows * columns;
        if (base + columns > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(base + columns, Math.multiplyExact(cells.length / 2, 3)));
        }
        for (int column = 0; column < columns; column++) {
            long value = picks.value(column);
            cells[base + column] = isText[column] ? sames.slice(column, value) : value;
        }
        if (idColumn >= 0) {
            cells[base + idColumn] = recordId();
        }
        if (restColumn >= 0 && walk.left()) {
            int end = last.position();
            cells[base + restColumn] = rest.of(parts, starts);
            last.moveTo(end);
        }
        rows++;
    }

    /** The same for the same bytes, under whatever key they come. */
    private long recordId() {
        byte[] id = (log.object().etag() + "-" + (rows + quarantined.size())).getBytes(StandardCharsets.UTF_8);
        int from = log.side().length();
        log.side().append(id);
        return Cell.slice(true, from, id.length);
    }

    private static boolean[] isText(ReadreadyTable table) {
        boolean[] isText = new boolean[table.columns().size()];
        for (int i = 0; i < isText.length; i++) {
            ColumnType type = table.columns().get(i).type();
            isText[i] = type == ColumnType.STRING || type == ColumnType.JSON;
        }
        return isText;
    }

    private void refuseForeign() {
        if (table.foreign().isEmpty()) {
            return;
        }
        for (var foreign : table.foreign().entrySet()) {
            long cell = picks.value(table.indexOf(foreign.getKey()));
            if (cell != Cell.NULL) {
                refuseForeign(foreign.getKey(), foreign.getValue(), cell);
            }
        }
    }

    private void refuseForeign(String column, Set<String> values, long cell) {
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            if (Arrays.equals(reader.bytes(cell), Cell.offset(cell), Cell.end(cell), bytes, 0, bytes.length)) {
                throw new LakeException(
                        Reason.WRONG_SHAPE,
                        log.object().uri() + " is a log of another kind: " + column + " is " + value
                                + "; exclude its prefix");
            }
        }
    }
}
