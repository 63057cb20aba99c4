package routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import routes.events.S3Object;
import routes.readready.DayFile;
import routes.readready.ObjectRows;
import routes.readready.ReadreadyFiles;
import routes.readready.RowReader;
import routes.readready.RowReaders;
import routes.tables.Source;

/** Writes raw files into ORC files the way passes over a unit do, and keeps in mind those of one event day. */
final class UnitFiles {
    private static final int FILES_A_PASS = 12;
    /** Of so many raw files one comes twice, as a replay brings it. */
    private static final int ONE_TWICE = 50;

    private static final long MAX_INFLATED = 256L << 20;

    private final RowReader reader;
    private final Source source;
    private final ReadreadyFiles readready;
    private final int day;
    private final List<DayFile> files = new ArrayList<>();

    UnitFiles(Source source, ReadreadyFiles readready, LocalDate day) {
        this.reader = RowReaders.of(source, MAX_INFLATED);
        this.source = source;
        this.readready = readready;
        this.day = Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    void write(Path raw, Path folder) throws IOException {
        List<Path> arriving;
        try (Stream<Path> found = Files.walk(raw)) {
            arriving = found.filter(Files::isRegularFile).sorted().toList();
        }
        passes(arriving, Files.createDirectory(folder.resolve("first")));
        List<Path> replayed = IntStream.range(0, arriving.size())
                .filter(i -> i % ONE_TWICE == 0)
                .mapToObj(arriving::get)
                .toList();
        passes(replayed, Files.createDirectory(folder.resolve("again")));
    }

    private void passes(List<Path> arriving, Path folder) throws IOException {
        for (int from = 0; from < arriving.size(); from += FILES_A_PASS) {
            List<ObjectRows> rows = new ArrayList<>();
            for (Path file : arriving.subList(from, Math.min(from + FILES_A_PASS, arriving.size()))) {
                S3Object object = new S3Object("raw", file.getFileName().toString(), 1, "", null, "", Instant.EPOCH);
                rows.add(reader.read(object, Files.readAllBytes(file)));
            }
            Path pass = Files.createDirectory(folder.resolve("pass-" + from));
            readready.write(source.readready(), rows, pass).files().stream()
                    .filter(file -> file.day() == day)
                    .forEach(files::add);
        }
    }

    List<Path> paths() {
        return files.stream().map(DayFile::path).toList();
    }

    long rows() {
        return files.stream().mapToLong(DayFile::rows).sum();
    }

    long bytes() {
        return files.stream().mapToLong(DayFile::bytes).sum();
    }
}
