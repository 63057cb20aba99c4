package routes.onboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * All that samples suggest of a source.
 *
 * @param keys one for each shape, the first sample's first
 * @param time the column whose day is a row's partition
 * @param identity the column by which a record is known again; empty when none is unique
 */
record TableGuess(
        String name,
        Shape shape,
        List<KeyGuess> keys,
        List<ColumnGuess> columns,
        ColumnGuess time,
        Optional<ColumnGuess> identity,
        List<String> sort) {
    static final String RECORD_ID = "f_recordid";

    private static final List<String> TIME_NAMES =
            List.of("eventtime", "time", "timestamp", "updatedat", "start", "date");
    private static final List<String> ID_NAMES = List.of("id", "eventid", "requestid", "recordid", "uuid");
    private static final Pattern ID_NAME =
            Pattern.compile("(^|_)(u?u?id|eventid|requestid|recordid|findingid)$|^[a-z]+id$");

    /** @param named the time column, if a person has named it */
    static TableGuess of(String name, List<Sample> samples, Optional<String> named) {
        int first = firstByte(samples.get(0));
        Shape shape = first == '{' || first == '[' ? JsonShape.of(samples) : TextShape.of(samples);
        List<ColumnGuess> columns = Columns.of(shape);
        ColumnGuess time = time(columns, named);
        return new TableGuess(
                name,
                shape,
                KeyGuess.of(samples.stream().map(Sample::key).toList()),
                columns,
                time,
                identity(columns, shape.all().size()),
                sort(columns, time, shape.all().size()));
    }

    private static int firstByte(Sample sample) {
        String text = sample.log().files().get(0).text().strip();
        return text.isEmpty() ? -1 : text.charAt(0);
    }

    private static ColumnGuess time(List<ColumnGuess> columns, Optional<String> named) {
        Stream<ColumnGuess> times = columns.stream()
                .filter(ColumnGuess::isTime)
                .filter(column -> named.map(column.name()::equals).orElse(column.always()));
        return times.min(Comparator.comparingInt(TableGuess::rank))
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "expected a time in each record, found the columns "
                                + columns.stream()
                                        .map(column -> column.name() + " ("
                                                + column.type().label() + ")")
                                        .toList()
                                + "; name one that is a timestamp with --time, or take samples that hold one"));
    }

    private static int rank(ColumnGuess column) {
        for (int i = 0; i < TIME_NAMES.size(); i++) {
            if (column.name().replace("_", "").equals(TIME_NAMES.get(i))) {
                return i;
            }
        }
        // When a thing was made is seldom when its record was.
        return TIME_NAMES.size() + column.path().length() + (column.name().contains("creat") ? 1000 : 0);
    }

    private static Optional<ColumnGuess> identity(List<ColumnGuess> columns, int records) {
        return columns.stream()
                .filter(column -> column.isText() && column.always() && column.distinct() == records && records > 1)
                .filter(column -> ID_NAME.matcher(column.name()).find())
                .min(Comparator.comparingInt(column -> {
                    int known = ID_NAMES.indexOf(column.name().replace("_", ""));
                    return known < 0 ? ID_NAMES.size() + column.path().length() : known;
                }));
    }

    /** Rows that are asked for together lie together: by what repeats itself, then by time. */
    private static List<String> sort(List<ColumnGuess> columns, ColumnGuess time, int records) {
        List<String> sort = new ArrayList<>(columns.stream()
                .filter(column -> column.isText() && column.always())
                .filter(column -> column.distinct() > 1 && column.distinct() <= Math.max(2, records / 2))
                .sorted(Comparator.comparingInt(ColumnGuess::distinct))
                .limit(2)
                .map(ColumnGuess::name)
                .toList());
        sort.add(time.name());
        return sort;
    }
}
