package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import routes.failures.LakeException;
import routes.tables.ColumnType;
import routes.tables.ReadreadyTable;

class SealedFilesTest {
    private static final ReadreadyTable TABLE = Logs.CLOUDTRAIL.readready();
    private static final long LARGE = 256L << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void howRowsAreSpreadOverFilesDoesNotChangeAByte(long seed) throws IOException {
        List<String> records = SealedDays.withDuplicates(SealedDays.events(4_000));
        Sealed once = seal(SealedDays.unit(TABLE, records, folder.resolve("once")));

        Random random = new Random(seed);
        Collections.shuffle(records, random);
        Sealed spread = seal(SealedDays.spread(TABLE, records, 1 + random.nextInt(20), random, folder));

        assertThat(sha256(spread)).isEqualTo(sha256(once));
        assertThat(spread.contentHash()).isEqualTo(once.contentHash());
        assertThat(spread.rows()).isEqualTo(once.rows()).isEqualTo(4_000);
    }

    @Test
    void mergingLeavesTheRowsThatWritingAllAtOnceLeaves() throws IOException {
        List<String> records = SealedDays.withDuplicates(SealedDays.events(2_000));
        List<Path> direct = SealedDays.unit(TABLE, records, folder.resolve("direct"));

        Sealed sealed = seal(SealedDays.spread(TABLE, records, 7, new Random(1), folder));

        assertThat(rows(sealed)).isEqualTo(OrcRows.of(direct.get(0)));
        assertThat(sealed.contentHash()).isEqualTo(seal(direct).contentHash());
    }

    @Test
    void duplicatesAreFoundAcrossFilesEvenWhereTheyAreSortedApart() throws IOException {
        Sealed sealed = seal(List.of(
                unit("a", SealedDays.named("e-1", "Zebra"), SealedDays.named("e-2", "Other")),
                unit("b", SealedDays.named("e-1", "Aardvark")),
                unit("c", SealedDays.named("e-1", "Middle"))));

        assertThat(sealed.duplicates()).isEqualTo(2);
        assertThat(rows(sealed)).extracting(row -> row.get("eventname")).containsExactly("Aardvark", "Other");
    }

    @Test
    void twinsAndRowsWithoutIdentityAllStay() throws IOException {
        String twin = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"sharedEventID\":\"s\",\"eventID\":\"%s\"}";
        String nameless = "{\"eventTime\":\"2026-03-01T10:00:00Z\",\"eventName\":\"A\"}";

        Sealed sealed = seal(
                List.of(unit("a", twin.formatted("a"), nameless), unit("b", twin.formatted("b"), nameless, nameless)));

        assertThat(sealed.rows()).isEqualTo(5);
        assertThat(sealed.duplicates()).isZero();
    }

    @Test
    void moreFilesThanCanBeOpenAtOnceAreMergedInLevels() throws IOException {
        List<String> records = SealedDays.withDuplicates(SealedDays.events(1_500));
        Sealed few = seal(SealedDays.spread(TABLE, records, 3, new Random(1), folder.resolve("few")));

        List<Path> many =
                SealedDays.spread(TABLE, records, 3 * MergeLevels.FAN_IN + 5, new Random(2), folder.resolve("many"));
        Sealed sealed = seal(many);

        assertThat(sha256(sealed)).isEqualTo(sha256(few));
        assertThat(sealed.duplicates()).isGreaterThanOrEqualTo(few.duplicates());
        assertThat(many).allMatch(Files::exists);
    }

    @Test
    void aNewFileStartsWhereTheRowsSayAndTheOrderGoesOn() throws IOException {
        List<String> records = SealedDays.events(10_000);
        List<Path> inputs = SealedDays.spread(TABLE, records, 4, new Random(1), folder.resolve("in"));
        Sealed one = seal(inputs);

        Sealed several = seal(inputs, 2 << 20, newFolder("several"));
        Sealed again = seal(
                SealedDays.spread(TABLE, records, 9, new Random(2), folder.resolve("in-2")),
                2 << 20,
                newFolder("again"));

        assertThat(several.files())
                .hasSizeBetween(3, 6)
                .extracting(file -> file.path().getFileName().toString())
                .startsWith("sealed-0001.orc", "sealed-0002.orc", "sealed-0003.orc");
        assertThat(several.contentHash()).isEqualTo(one.contentHash());
        assertThat(sha256(again)).isEqualTo(sha256(several));
        assertThat(rows(several)).isEqualTo(rows(one));
        for (SealedFile file : several.files()) {
            assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
            assertThat(OrcRows.of(file.path())).hasSize((int) file.rows());
        }
    }

    @Test
    void aFileThatIsSortedInAnotherWayIsSortedFirst() throws IOException {
        List<String> records = SealedDays.withDuplicates(SealedDays.events(3_000));
        Sealed sorted = seal(SealedDays.spread(TABLE, records, 3, new Random(1), folder.resolve("sorted")));
        ReadreadyTable before = SealedDays.sortedBy(TABLE, List.of("eventtime"));

        List<Path> mixed =
                new ArrayList<>(SealedDays.unit(before, records.subList(0, 2_000), folder.resolve("before")));
        mixed.addAll(SealedDays.unit(TABLE, records.subList(2_000, records.size()), folder.resolve("now")));
        mixed.addAll(SealedDays.unit(before, records.subList(1_000, 3_000), folder.resolve("again")));

        assertThat(sha256(seal(mixed))).isEqualTo(sha256(sorted));
    }

    @Test
    void whatAnOlderTableVersionDidNotHaveIsNull() throws IOException {
        ReadreadyTable older = SealedDays.without(TABLE, "useragent");
        List<Path> inputs = new ArrayList<>(SealedDays.unit(older, SealedDays.events(5), folder.resolve("old")));
        inputs.addAll(SealedDays.unit(TABLE, SealedDays.events(10).subList(5, 10), folder.resolve("new")));

        assertThat(rows(seal(inputs)).stream().filter(row -> row.containsKey("useragent")))
                .hasSize(5);
    }

    @Test
    void aColumnThatTheTableLostIsNotThrownAway() {
        List<Path> inputs = SealedDays.unit(TABLE, SealedDays.events(5), folder.resolve("new"));
        ReadreadyTable older = SealedDays.without(TABLE, "useragent");

        assertThatThrownBy(() -> SealedDays.seal(older, inputs, LARGE, folder))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(inputs.get(0).getFileName().toString())
                .hasMessageContaining("useragent")
                .hasMessageContaining("rebuild");
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() {
        ReadreadyTable other = SealedDays.typed(TABLE, "eventversion", ColumnType.DOUBLE);
        List<Path> inputs = SealedDays.unit(other, SealedDays.events(5), folder.resolve("new"));

        assertThatThrownBy(() -> seal(inputs))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("eventversion, which is of another type");
    }

    @Test
    void nothingToMergeMakesNoFile() throws IOException {
        Sealed nothing = seal(List.of());

        assertThat(nothing.files()).isEmpty();
        assertThat(nothing.contentHash()).hasSize(64);
    }

    @Test
    void aFullDiskLeavesNoFileBehind() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        List<Path> inputs = SealedDays.spread(TABLE, SealedDays.events(10_000), 4, new Random(1), folder.resolve("in"));
        Path target = newFolder("target");
        Files.createSymbolicLink(target.resolve("sealed-0002.orc"), full);

        assertThatThrownBy(() -> seal(inputs, 2 << 20, target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aBrokenInputIsNamedAndLeavesNoFileBehind() throws IOException {
        Path broken = SealedDays.unit(TABLE, SealedDays.events(2_000), folder.resolve("in"))
                .get(0);
        byte[] bytes = Files.readAllBytes(broken);
        Arrays.fill(bytes, 1_000, bytes.length / 2, (byte) 7);
        Files.write(broken, bytes);
        Path target = newFolder("target");

        assertThatThrownBy(() -> seal(List.of(broken), LARGE, target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(broken.toString());
        assertThat(target).isEmptyDirectory();
    }

    private Sealed seal(List<Path> inputs) throws IOException {
        return seal(inputs, LARGE, Files.createTempDirectory(folder, "sealed"));
    }

    private static Sealed seal(List<Path> inputs, long fileBytes, Path target) {
        return SealedDays.seal(TABLE, inputs, fileBytes, target);
    }

    private Path unit(String name, String... records) {
        return SealedDays.unit(TABLE, List.of(records), folder.resolve(name)).get(0);
    }

    private Path newFolder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static List<String> sha256(Sealed sealed) {
        return sealed.files().stream().map(SealedFile::sha256).toList();
    }

    private static List<Map<String, Object>> rows(Sealed sealed) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SealedFile file : sealed.files()) {
            rows.addAll(OrcRows.of(file.path()));
        }
        return rows;
    }
}
