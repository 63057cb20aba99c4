package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.tables.ColumnType;
import routes.tables.JsonPath;
import routes.tables.ReadreadyColumn;
import routes.tables.ReadreadyTable;

/** Values of all types go through a seal unchanged, and the order among them is by value. */
class SealedValuesTest {
    private static final ReadreadyTable TABLE = new ReadreadyTable(
            "from_values_readready",
            "Values of all types.",
            new JsonPath(List.of("Records")),
            "id",
            "time",
            List.of("big", "time"),
            List.of(
                    column("id", ColumnType.STRING),
                    column("time", ColumnType.TIMESTAMP),
                    column("big", ColumnType.BIGINT),
                    column("small", ColumnType.INT),
                    column("ratio", ColumnType.DOUBLE),
                    column("yes", ColumnType.BOOLEAN),
                    column("text", ColumnType.STRING),
                    column("nested", ColumnType.JSON)),
            Map.of(),
            "v1");

    @TempDir
    private Path folder;

    @Test
    void valuesOfAllTypesComeBackAsTheyWere() throws Exception {
        String text = "\uD83D\uDD25é\\u0000\\n" + "long ".repeat(200_000);
        List<Map<String, Object>> rows = sealed("""
                {"id":"a","time":"2026-03-01T23:59:59.123456789Z","big":-9007199254740993,"small":-7,"ratio":-1.5e-300,"yes":false,"text":"%s","nested":{"a":[1,null]}}""".formatted(text), """
                {"id":"","time":"2026-03-01T00:00:00Z","big":9223372036854775807,"small":2147483647,"ratio":1.7976931348623157E308,"yes":true,"text":"","nested":[]}""", """
                {"time":"2026-03-01T00:00:00.001Z"}""");

        assertThat(rows)
                .containsExactly(
                        Map.of("time", Instant.parse("2026-03-01T00:00:00.001Z")),
                        Map.of(
                                "id",
                                "a",
                                "time",
                                Instant.parse("2026-03-01T23:59:59.123456789Z"),
                                "big",
                                -9007199254740993L,
                                "small",
                                -7L,
                                "ratio",
                                -1.5e-300,
                                "yes",
                                false,
                                "text",
                                text.replace("\\u0000", "\0").replace("\\n", "\n"),
                                "nested",
                                "{\"a\":[1,null]}"),
                        Map.of(
                                "id",
                                "",
                                "time",
                                Instant.parse("2026-03-01T00:00:00Z"),
                                "big",
                                Long.MAX_VALUE,
                                "small",
                                2147483647L,
                                "ratio",
                                Double.MAX_VALUE,
                                "yes",
                                true,
                                "text",
                                "",
                                "nested",
                                "[]"));
    }

    @Test
    void ofDuplicatesTheOneWithTheLeastValueStaysWhateverItsType() throws Exception {
        assertThat(kept("ratio", "2", "-1.5", "1e9", "-1e-9")).isEqualTo(-1.5);
        assertThat(kept("ratio", "0.5", "-0.0", "3")).isEqualTo(0.0);
        assertThat(kept("small", "10", "9", "-1")).isEqualTo(-1L);
        assertThat(kept("yes", "true", "false")).isEqualTo(false);
        assertThat(kept("text", "\"é\"", "\"z\"", "\"zz\"")).isEqualTo("z");
        assertThat(kept("nested", "[2]", "[10]")).isEqualTo("[10]");
        assertThat(kept("text", "\"\"", "null")).isNull();
    }

    @Test
    void theHashOfTheContentTellsEveryDifferenceAndNothingElse() throws Exception {
        String time = "\"time\":\"2026-03-01T10:00:00Z\"";
        List<String> different = List.of(
                "{" + time + "}",
                "{" + time + ",\"text\":\"\"}",
                "{" + time + ",\"nested\":\"\"}",
                "{" + time + ",\"small\":0}",
                "{" + time + ",\"big\":0}",
                "{" + time + ",\"yes\":false}");
        List<String> hashes = new ArrayList<>();
        for (String record : different) {
            Path unit = unit(record);
            hashes.add(hash(Codec.ZLIB, unit));
            assertThat(hash(Codec.ZSTD, unit)).isEqualTo(hashes.get(hashes.size() - 1));
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** Each value in a file of its own, all under one identity. */
    private Object kept(String column, String... values) throws Exception {
        List<Path> units = new ArrayList<>();
        for (String value : values) {
            units.add(unit("{\"id\":\"one\",\"time\":\"2026-03-01T10:00:00Z\",\"" + column + "\":" + value + "}"));
        }
        Sealed sealed = SealedDays.seal(TABLE, units, 1 << 20, SealedDays.newFolder(folder));
        assertThat(sealed.duplicates()).isEqualTo(values.length - 1);
        return OrcRows.of(sealed.files().get(0).path()).get(0).get(column);
    }

    private List<Map<String, Object>> sealed(String... records) throws Exception {
        List<Path> units = new ArrayList<>();
        for (String record : records) {
            units.add(unit(record));
        }
        Sealed sealed = SealedDays.seal(TABLE, units, 8 << 20, SealedDays.newFolder(folder));
        return OrcRows.of(sealed.files().get(0).path());
    }

    private String hash(Codec codec, Path unit) {
        return new SealedFiles(codec, 1 << 20, 1 << 20)
                .seal(TABLE, List.of(unit), SealedDays.newFolder(folder))
                .contentHash();
    }

    private Path unit(String record) {
        return SealedDays.unit(TABLE, List.of(record), SealedDays.newFolder(folder))
                .get(0);
    }

    private static ReadreadyColumn column(String name, ColumnType type) {
        return new ReadreadyColumn(
                name, List.of(new JsonPath(List.of(name))), type, name, false, null, false, null, false);
    }
}
