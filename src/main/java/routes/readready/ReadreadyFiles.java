package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import routes.tables.ReadreadyTable;

/** Writes rows into sorted ORC files, one per event day. Thread-safe. */
public final class ReadreadyFiles {
    public static final long USUAL_STRIPE_BYTES = 16L << 20;

    private final Codec codec;
    private final long stripeBytes;

    /** @param stripeBytes of an ORC stripe before it is written; memory per writer grows with it */
    public ReadreadyFiles(Codec codec, long stripeBytes) {
        this.codec = codec;
        this.stripeBytes = stripeBytes;
    }

    /**
     * Writes {@code <folder>/<yyyymmdd>.orc} per UTC day of the event time. Of a day's rows with the same identity the first in
     * {@link RowOrder} stays; rows without identity all stay. The same rows in any order make the same bytes.
     *
     * @param folder exists
     * @throws UncheckedIOException the disk is full or gone; none of this call's files is left then
     */
    public Written write(ReadreadyTable table, List<ObjectRows> objects, Path folder) {
        RowSet rows = new RowSet(objects);
        List<DayFile> files = new ArrayList<>();
        try {
            for (int[] ofDay : byDay(rows, table.indexOf(table.eventTime()))) {
                files.add(write(table, rows, ofDay, folder));
            }
        } catch (IOException broken) {
            files.forEach(file -> file.path().toFile().delete());
            throw new UncheckedIOException("cannot write ORC files to " + folder + ": " + broken.getMessage(), broken);
        }
        return new Written(files);
    }

    private DayFile write(ReadreadyTable table, RowSet rows, int[] ofDay, Path folder) throws IOException {
        int eventTime = table.indexOf(table.eventTime());
        int day = Timestamps.day(rows.cell(ofDay[0], eventTime));
        Path file = folder.resolve(day + ".orc");
        SortedRows sorted = new RowOrder(rows, table).sorted(ofDay);
        SortedRows order = deduplicated(rows, table.indexOf(table.identity()), ofDay, sorted);
        String sha256 = new OrcDay(new OrcLayout(table, codec, stripeBytes)).write(rows, order, file);
        var times = Arrays.stream(order.rows())
                .mapToLong(row -> rows.cell(row, eventTime))
                .summaryStatistics();
        return new DayFile(
                day,
                file,
                order.size(),
                sorted.size() - order.size(),
                Files.size(file),
                sha256,
                Timestamps.instant(times.getMin()),
                Timestamps.instant(times.getMax()));
    }

    /** Rows with one identity need not be neighbours: they may differ in what they are sorted by. */
    private static SortedRows deduplicated(RowSet rows, int identity, int[] ofDay, SortedRows sorted) {
        TextSet met = new TextSet(rows, identity);
        int[] nameOf = new int[rows.size()];
        boolean unique = true;
        for (int row : ofDay) {
            nameOf[row] = rows.cell(row, identity) == Cell.NULL ? row : met.first(row);
            unique &= nameOf[row] == row;
        }
        BitSet taken = new BitSet(rows.size());
        return unique
                ? sorted
                : sorted.only(row -> {
                    boolean first = !taken.get(nameOf[row]);
                    taken.set(nameOf[row]);
                    return first;
                });
    }

    /** Row numbers, rising, of each day, by day. */
    private static List<int[]> byDay(RowSet rows, int eventTime) {
        long[] dayAndRow = new long[rows.size()];
        for (int row = 0; row < dayAndRow.length; row++) {
            dayAndRow[row] = Math.floorDiv(rows.cell(row, eventTime), Timestamps.NANOS_PER_DAY) << 32 | row;
        }
        Arrays.sort(dayAndRow);
        List<int[]> days = new ArrayList<>();
        for (int from = 0, to = 1; to <= dayAndRow.length; to++) {
            if (to == dayAndRow.length || dayAndRow[to] >> 32 != dayAndRow[from] >> 32) {
                days.add(Arrays.stream(dayAndRow, from, to)
                        .mapToInt(each -> (int) each)
                        .toArray());
                from = to;
            }
        }
        return days;
    }
}
