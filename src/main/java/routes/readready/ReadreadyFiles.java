package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
     * Writes {@code <folder>/<yyyymmdd>.orc} per UTC day of the event time. Of rows with the same identity the first in the order of
     * objects and records stays; rows without identity all stay. The same objects in the same order make the same bytes.
     *
     * @param folder exists
     * @throws UncheckedIOException the disk is full or gone; none of this call's files is left then
     */
    public Written write(ReadreadyTable table, List<ObjectRows> objects, Path folder) {
        RowSet rows = new RowSet(objects);
        int[] kept = deduplicated(rows, table.indexOf(table.identity()));
        int eventTime = table.indexOf(table.eventTime());
        List<DayFile> files = new ArrayList<>();
        try {
            for (int[] ofDay : byDay(rows, kept, eventTime)) {
                files.add(write(table, rows, ofDay, folder));
            }
        } catch (IOException broken) {
            files.forEach(file -> file.path().toFile().delete());
            throw new UncheckedIOException("cannot write ORC files to " + folder + ": " + broken.getMessage(), broken);
        }
        return new Written(files, rows.size() - kept.length);
    }

    private DayFile write(ReadreadyTable table, RowSet rows, int[] ofDay, Path folder) throws IOException {
        int eventTime = table.indexOf(table.eventTime());
        int day = Timestamps.day(rows.cell(ofDay[0], eventTime));
        Path file = folder.resolve(day + ".orc");
        SortedRows order = new RowOrder(rows, table).sorted(ofDay);
        String sha256 = new OrcDay(table, codec, stripeBytes).write(rows, order, file);
        var times =
                Arrays.stream(ofDay).mapToLong(row -> rows.cell(row, eventTime)).summaryStatistics();
        return new DayFile(
                day,
                file,
                ofDay.length,
                Files.size(file),
                sha256,
                Timestamps.instant(times.getMin()),
                Timestamps.instant(times.getMax()));
    }

    private static int[] deduplicated(RowSet rows, int identity) {
        TextSet met = new TextSet(rows, identity);
        return IntStream.range(0, rows.size())
                .filter(row -> rows.cell(row, identity) == Cell.NULL || met.first(row) == row)
                .toArray();
    }

    /** Row numbers, rising, of each day, by day. */
    private static List<int[]> byDay(RowSet rows, int[] kept, int eventTime) {
        long[] dayAndPlace = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            long day = Math.floorDiv(rows.cell(kept[i], eventTime), Timestamps.NANOS_PER_DAY);
            dayAndPlace[i] = day << 32 | i;
        }
        Arrays.sort(dayAndPlace);
        List<int[]> days = new ArrayList<>();
        for (int from = 0, to = 1; to <= kept.length; to++) {
            if (to == kept.length || dayAndPlace[to] >> 32 != dayAndPlace[from] >> 32) {
                days.add(Arrays.stream(dayAndPlace, from, to)
                        .mapToInt(each -> kept[(int) each])
                        .toArray());
                from = to;
            }
        }
        return days;
    }
}
