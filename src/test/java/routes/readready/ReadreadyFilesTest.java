package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.Reader;
import org.apache.orc.impl.RecordReaderImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadreadyFilesTest {
    private static final ReadreadyFiles FILES = new ReadreadyFiles(Codec.ZLIB, ReadreadyFiles.USUAL_STRIPE_BYTES);

    @TempDir
    private Path folder;

    @Test
    void everyEventGoesHomeToItsOwnDay() throws IOException {
        Written written = write(
                folder,
                Logs.cloudtrail(event("b", "2026-03-02T00:00:00Z"), event("a", "2026-03-01T23:59:59Z")),
                Logs.cloudtrail(event("late", "2026-01-31T12:00:00Z"), event("c", "2026-03-02T23:59:59.999Z")));

        assertThat(written.files()).extracting(DayFile::day).containsExactly(20260131, 20260301, 20260302);
        assertThat(written.files())
                .extracting(file -> column(file, "eventid"))
                .containsExactly(List.of("late"), List.of("a"), List.of("b", "c"));
        DayFile last = written.files().get(2);
        assertThat(last.path()).isEqualTo(folder.resolve("20260302.orc"));
        assertThat(last.rows()).isEqualTo(2);
        assertThat(last.bytes()).isEqualTo(Files.size(last.path()));
        assertThat(last.earliest()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(last.latest()).isEqualTo("2026-03-02T23:59:59.999Z");
        assertThat(written.rows()).isEqualTo(4);
        assertThat(names(folder)).containsExactly("20260131.orc", "20260301.orc", "20260302.orc");
    }

    @Test
    void ofRowsWithOneIdentityTheFirstInTheOrderOfRowsStaysWhicheverCameFirst() {
        ObjectRows one = Logs.cloudtrail(named("e-1", "First"), named("e-2", "Other"), named("e-1", "Within"));
        ObjectRows two = Logs.cloudtrail(named("e-1", "Across"), named("\\u0065-2", "Escaped"));

        for (List<ObjectRows> objects : List.of(List.of(one, two), List.of(two, one))) {
            Written written = FILES.write(Logs.CLOUDTRAIL.readready(), objects, folder);

            assertThat(written.duplicates()).isEqualTo(3);
            assertThat(written.rows()).isEqualTo(2);
            assertThat(column(written.files().get(0), "eventname")).containsExactly("Across", "Escaped");
        }
    }

    @Test
    void duplicatesThatDifferOnlyInWhatNobodySortsByLeaveTheSameRow() {
        String row = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventID\":\"e\",\"userAgent\":%s,\"readOnly\":%s}";
        List<String> records = new ArrayList<>(List.of(
                row.formatted("\"b\"", "false"), row.formatted("\"a\"", "true"), row.formatted("\"a\"", "false")));
        for (int i = 0; i < 3; i++) {
            Collections.rotate(records, 1);
            DayFile file = write(folder, Logs.cloudtrail(records.toArray(String[]::new)))
                    .files()
                    .get(0);
            assertThat(file.duplicates()).isEqualTo(2);
            assertThat(rows(file)).singleElement().satisfies(kept -> assertThat(kept)
                    .containsEntry("useragent", "a")
                    .containsEntry("readonly", false));
        }
    }

    @Test
    void duplicatesAreLookedForWithinADay() {
        Written written = write(
                folder,
                Logs.cloudtrail(
                        event("a", "2026-03-01T23:59:59Z"),
                        event("a", "2026-03-02T00:00:00Z"),
                        event("a", "2026-03-02T00:00:01Z")));

        assertThat(written.files()).extracting(DayFile::duplicates).containsExactly(0L, 1L);
        assertThat(written.duplicates()).isEqualTo(1);
        assertThat(written.files().get(1).latest()).isEqualTo("2026-03-02T00:00:00Z");
    }

    @Test
    void twinsThatShareOnlyTheirSharedEventIdBothStay() {
        String twin = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"sharedEventID\":\"s\",\"eventID\":\"%s\"}";
        Written written = write(folder, Logs.cloudtrail(twin.formatted("a"), twin.formatted("b")));

        assertThat(written.duplicates()).isZero();
        assertThat(column(written.files().get(0), "sharedeventid")).containsExactly("s", "s");
    }

    @Test
    void rowsWithoutIdentityAllStay() {
        String nameless = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventName\":\"A\"}";

        assertThat(write(folder, Logs.cloudtrail(nameless, nameless)).rows()).isEqualTo(2);
    }

    @Test
    void rowsAreSortedAndNullComesFirst() {
        String row =
                "{\"eventTime\":\"2026-03-01T10:00:0%sZ\",\"eventSource\":%s,\"eventName\":\"%s\",\"eventID\":\"%s\"}";
        Written written = write(
                folder,
                Logs.cloudtrail(
                        row.formatted(0, "\"ssm\"", "B", "6"),
                        row.formatted(1, "\"ssm\"", "A", "5"),
                        row.formatted(0, "\"ssm\"", "A", "4"),
                        row.formatted(0, "\"ss\"", "Z", "3"),
                        row.formatted(0, "\"ss\"", "Z", "2"),
                        row.formatted(9, "null", "Z", "1"),
                        row.formatted(0, "\"é\"", "A", "7")));

        assertThat(column(written.files().get(0), "eventid")).containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void theSameObjectsMakeTheSameBytesOnAnyThreadAndInAnyZone() {
        List<ObjectRows> objects = objects(20, 500);
        String hash = hashes(objects, folder);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> {
                        List<ObjectRows> again = objects(20, 500);
                        return hashes(again, newFolder("thread-" + i));
                    }))
                    .containsOnly(hash);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theOrderOfObjectsDoesNotChangeWhatIsInTheLake() {
        List<ObjectRows> objects = new ArrayList<>(objects(10, 200));
        String hash = hashes(objects, folder);
        Collections.shuffle(objects, new Random(3));

        assertThat(hashes(objects, newFolder("shuffled"))).isEqualTo(hash);
    }

    @Test
    void whatIsReadBackIsWhatTheRowsSay() throws IOException {
        List<ObjectRows> objects = objects(4, 3_000);
        List<Map<String, Object>> read = new ArrayList<>();
        for (DayFile file :
                FILES.write(Logs.CLOUDTRAIL.readready(), objects, folder).files()) {
            read.addAll(OrcRows.of(file.path()));
        }
        Map<String, Map<String, Object>> byId = new java.util.HashMap<>();
        read.forEach(row -> byId.put((String) row.get("eventid"), row));

        assertThat(byId).hasSize(12_000);
        for (ObjectRows object : objects) {
            for (int row = 0; row < object.rows(); row++) {
                Map<String, Object> stored =
                        byId.get(object.text(row, "eventid").orElseThrow());
                for (var column : Logs.CLOUDTRAIL.readready().columns()) {
                    Object value = stored.get(column.name());
                    assertThat(value == null ? null : value.toString())
                            .as(column.name())
                            .isEqualTo(object.text(row, column.name()).orElse(null));
                }
            }
        }
    }

    @Test
    void filesAreZlibWithBloomFiltersAndNameTheirTableFile() throws IOException {
        DayFile file = write(folder, Logs.cloudtrail(event("a", "2026-03-01T10:00:00Z")))
                .files()
                .get(0);

        try (Reader reader = OrcRows.open(file.path());
                RecordReaderImpl rows = (RecordReaderImpl) reader.rows()) {
            assertThat(reader.getCompressionKind()).isEqualTo(CompressionKind.ZLIB);
            assertThat(reader.getRowIndexStride()).isEqualTo(10_000);
            assertThat(reader.getMetadataKeys()).containsExactlyInAnyOrder("loglake.table", "loglake.version");
            OrcProto.StripeFooter footer =
                    rows.readStripeFooter(reader.getStripes().get(0));
            assertThat(footer.getWriterTimezone()).isEqualTo("UTC");
            assertThat(footer.getStreamsList().stream()
                            .filter(stream -> stream.getKind() == OrcProto.Stream.Kind.BLOOM_FILTER_UTF8)
                            .map(stream -> reader.getSchema().getFieldNames().get(stream.getColumn() - 1)))
                    .containsExactlyInAnyOrder("eventid", "requestid", "f_sessionid");
        }
    }

    @Test
    void zstdIsASetting() throws IOException {
        Written written = new ReadreadyFiles(Codec.ZSTD, 1 << 20)
                .write(
                        Logs.CLOUDTRAIL.readready(),
                        List.of(Logs.cloudtrail(event("a", "2026-03-01T10:00:00Z"))),
                        folder);

        try (Reader reader = OrcRows.open(written.files().get(0).path())) {
            assertThat(reader.getCompressionKind()).isEqualTo(CompressionKind.ZSTD);
        }
    }

    @Test
    void noRowsMakeNoFile() throws IOException {
        assertThat(write(folder, Logs.cloudtrail("null")).files()).isEmpty();
        assertThat(write(folder).files()).isEmpty();
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aFullDiskLeavesNoFileBehind() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Files.createSymbolicLink(folder.resolve("20260302.orc"), full);

        assertThatThrownBy(() -> write(
                        folder,
                        Logs.cloudtrail(event("a", "2026-03-01T10:00:00Z"), event("b", "2026-03-02T10:00:00Z"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(names(folder)).isEmpty();
    }

    /** What one call is given at most: 150 MB of JSON, here as many short records. */
    @Test
    void aQuarterOfAMillionRowsFitBesideOtherThings() {
        List<ObjectRows> objects = IntStream.range(0, 250)
                .mapToObj(object -> Logs.cloudtrail(IntStream.range(object * 1000, object * 1000 + 1000)
                        .mapToObj(Samples::shortEvent)
                        .toArray(String[]::new)))
                .toList();
        long memory = objects.stream().mapToLong(ObjectRows::memory).sum();
        byte[][] otherThings = new byte[4][80 << 20];

        Written written = FILES.write(Logs.CLOUDTRAIL.readready(), objects, folder);

        assertThat(written.rows()).isEqualTo(250_000);
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
        assertThat(memory).isBetween(200L << 20, 300L << 20);
        assertThat(otherThings).hasNumberOfRows(4);
    }

    private static Written write(Path folder, ObjectRows... objects) {
        return FILES.write(Logs.CLOUDTRAIL.readready(), List.of(objects), folder);
    }

    private static String hashes(List<ObjectRows> objects, Path folder) {
        Written written = FILES.write(Logs.CLOUDTRAIL.readready(), objects, folder);
        return written.files().stream().map(DayFile::sha256).toList().toString();
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<ObjectRows> objects(int count, int records) {
        return IntStream.range(0, count)
                .mapToObj(object -> Logs.cloudtrail(IntStream.range(0, records)
                        .mapToObj(record -> Samples.event(object * records + record))
                        .toArray(String[]::new)))
                .toList();
    }

    private static String event(String id, String time) {
        return "{\"eventTime\":\"" + time + "\",\"eventID\":\"" + id + "\"}";
    }

    private static String named(String id, String name) {
        return "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventID\":\"" + id + "\",\"eventName\":\"" + name + "\"}";
    }

    private static List<String> column(DayFile file, String column) {
        return rows(file).stream().map(row -> (String) row.get(column)).toList();
    }

    private static List<Map<String, Object>> rows(DayFile file) {
        try {
            return OrcRows.of(file.path());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
