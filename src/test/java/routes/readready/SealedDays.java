package routes.readready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import routes.tables.ColumnType;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;
import routes.tables.Source;

/** Days of CloudTrail events, in ORC files as passes leave them. */
final class SealedDays {
    private static final ReadreadyFiles FILES = new ReadreadyFiles(Codec.ZLIB, ReadreadyFiles.USUAL_STRIPE_BYTES);

    private SealedDays() {}

    /** All of one day. */
    static List<String> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Samples.event(number).replaceAll("(\"eventTime\":\"2026-03-)\\d\\d", "$101"))
                .toList();
    }

    /** Some records again: as they are, with another content, with another place in the order. */
    static List<String> withDuplicates(List<String> records) {
        List<String> more = new ArrayList<>(records);
        for (int i = 0; i < records.size(); i += 7) {
            more.add(records.get(i));
            more.add(records.get(i).replace("aws-sdk-java", "aws-cli"));
            more.add(records.get(i).replaceFirst("(\"eventName\":\")[A-Z]", "$1X"));
            more.add(records.get(i).replaceFirst("\"eventTime\":\"2026-03-01T..", "\"eventTime\":\"2026-03-01T00"));
        }
        return more;
    }

    static String named(String id, String name) {
        return "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventID\":\"" + id + "\",\"eventName\":\"" + name + "\"}";
    }

    /** The records over so many files, each of which holds every record that chance gave it once. */
    static List<Path> spread(ReadreadyTable table, List<String> records, int files, Random random, Path folder) {
        List<List<String>> shares = new ArrayList<>();
        IntStream.range(0, files).forEach(i -> shares.add(new ArrayList<>()));
        records.forEach(record -> shares.get(random.nextInt(files)).add(record));
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            paths.addAll(unit(table, shares.get(i), folder.resolve("unit-" + i)));
        }
        return paths;
    }

    static List<Path> unit(ReadreadyTable table, List<String> records, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        String json = "{\"Records\":[" + String.join(",", records) + "]}";
        ObjectRows rows = Logs.read(source(table), "day/file.json.gz", json);
        return FILES.write(table, List.of(rows), folder).files().stream()
                .map(DayFile::path)
                .toList();
    }

    static Path newFolder(Path parent) {
        try {
            return Files.createTempDirectory(parent, "folder");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Sealed seal(ReadreadyTable table, List<Path> inputs, long fileBytes, Path folder) {
        return new SealedFiles(Codec.ZLIB, ReadreadyFiles.USUAL_STRIPE_BYTES, fileBytes).seal(table, inputs, folder);
    }

    static ReadreadyTable sortedBy(ReadreadyTable table, List<String> sort) {
        return table(table, sort, table.columns());
    }

    static ReadreadyTable without(ReadreadyTable table, String column) {
        return table(
                table,
                table.sort(),
                table.columns().stream()
                        .filter(each -> !each.name().equals(column))
                        .toList());
    }

    static ReadreadyTable typed(ReadreadyTable table, String column, ColumnType type) {
        return table(
                table,
                table.sort(),
                table.columns().stream()
                        .map(each -> each.name().equals(column) ? typed(each, type) : each)
                        .toList());
    }

    private static ReadreadyColumn typed(ReadreadyColumn column, ColumnType type) {
        return new ReadreadyColumn(
                column.name(), column.from(), type, column.comment(), false, null, false, null, false);
    }

    private static ReadreadyTable table(ReadreadyTable like, List<String> sort, List<ReadreadyColumn> columns) {
        return new ReadreadyTable(
                like.name(),
                like.comment(),
                like.records(),
                like.identity(),
                like.eventTime(),
                sort,
                columns,
                like.foreign(),
                "another");
    }

    private static Source source(ReadreadyTable table) {
        Source like = Logs.CLOUDTRAIL;
        return new Source(
                like.name(),
                like.description(),
                like.format(),
                like.shards(),
                like.placement(),
                like.raw(),
                table,
                like.bookkeeping(),
                null,
                like.version());
    }
}
