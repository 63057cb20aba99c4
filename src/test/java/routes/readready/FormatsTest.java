package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.Source;
import routes.tables.Sources;

class FormatsTest {
    private static final String COLUMNS = """
            placement:
              - {name: any, key: '(?<day>\\d{8})/.*', partition: {logcalendarday: '${day}'}}
            raw:
              table: from_gate_raw
              comment: As delivered.
              partition: [{name: logcalendarday, type: int, comment: Day.}]
              columns: [{name: line, type: string, comment: A line.}]
              serde: {input: a.In, output: a.Out, library: a.Serde}
            readready:
              table: from_gate_readready
              comment: Flat.
              identity: id
              eventtime: at
              sort: [at]
              columns:
                - {name: id, record-id: true, type: string, comment: Place.}
                - {name: at, from: /at, type: timestamp, %s comment: When.}
                - {name: who, from: /who, type: string, comment: Who.}
                - {name: bytes, from: /bytes, type: bigint, comment: How much.}
                - {name: extra_json, rest: true, type: json, comment: Rest.}
            """;
    private static final String HEAD = "source: gate\ndescription: Gates.\n";
    private static final String LINE =
            "pattern: '\\[(?<at>[^\\]]+)\\] (?<who>\\S+) (?<bytes>\\S+)(?: \"(?<note>.*)\")?'\n";
    private static final Source LINES =
            source("format: text-lines\n" + LINE + "skip: ['#', at who]\n", "time: 'dd/MMM/yyyy:HH:mm:ss Z',");
    private static final Source DOCUMENTS = source("format: json-documents\n", "");
    private static final String TWO = """
            # a comment
            at who bytes
            [06/Feb/2019:00:00:38 +0200] 001122334455 12
            nonsense

            [06/Feb/2019:00:00:39 +0000] - - "a \\"b\\" ä"\r
            """;

    @Test
    void linesOfTextBecomeRowsAndWhatDoesNotMatchIsQuarantined() {
        for (byte[] stored :
                List.of(Logs.utf8(TWO), Logs.gzip(Logs.utf8("\uFEFF" + TWO)), zip(Map.of("a.log", Logs.utf8(TWO))))) {
            ObjectRows rows = read(LINES, stored);

            assertThat(rows.recordsRead()).isEqualTo(3);
            assertThat(rows.quarantined()).containsExactly(new Quarantined(1, "line 4 does not match the pattern"));
            assertThat(row(rows, 0)).containsExactly("etag-0", "2019-02-05T22:00:38Z", "001122334455", "12", null);
            assertThat(row(rows, 1))
                    .containsExactly(
                            "etag-2", "2019-02-06T00:00:39Z", null, null, "{\"note\":\"a \\\\\\\"b\\\\\\\" ä\"}");
        }
    }

    @Test
    void textOfWhichNoLineMatchesIsNoLog() {
        assertThat(refusal(LINES, Logs.utf8("<html>\n<body>\n")).reason()).isEqualTo(Reason.NOT_A_LOG);
    }

    @Test
    void aLineThatAPatternTriesInAllWaysIsQuarantinedSoon() {
        Source costly =
                source("format: text-lines\npattern: '(?<at>(?:a+)+)(?<who>b)?(?<bytes>c)?|(?<note>x\\d)'\n", "");

        assertThat(read(costly, Logs.utf8("a".repeat(60) + "!\nx1\n")).quarantined())
                .extracting(Quarantined::reason)
                .contains("line 1 does not match the pattern");
    }

    @Test
    void aLineThatIsNoTextIsQuarantinedAlone() {
        byte[] line = Logs.utf8("[06/Feb/2019:00:00:38 +0000] me 1\n");
        byte[] broken = line.clone();
        broken[30] = (byte) 0xff;

        ObjectRows rows = read(LINES, joined(joined(line, broken), line));

        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.quarantined()).extracting(Quarantined::index).containsExactly(1);
    }

    @Test
    void documentsFollowEachOtherOnLinesOrNot() {
        ObjectRows rows = read(DOCUMENTS, Logs.utf8("""
                {"at":1,"who":"a"}{"at":2,"who":"b"}
                {"at":3,
                 "who":"c"} [1]
                {"who":"no time"}"""));

        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.text(2, "who")).contains("c");
        assertThat(rows.quarantined()).extracting(Quarantined::index).containsExactly(3, 4);
        assertThat(refusal(DOCUMENTS, Logs.utf8("{\"at\":1}{\"at\":")).reason()).isEqualTo(Reason.BROKEN_JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epoch-seconds        | 1432917027       | 2015-05-29T16:30:27Z
            epoch-seconds        | "1432917027.5"   | 2015-05-29T16:30:27.500Z
            epoch-seconds        | 1e99999          |
            yyyy-MM-dd HH:mm:ss  | "2026-11-21 10:00:01" | 2026-11-21T10:00:01Z
            yyyyMMdd             | 20261121         | 2026-11-21T00:00:00Z
            yyyyMMdd             | "21.11.2026"     |
            """)
    void timesAreReadAsTheTableFileSays(String format, String written, String time) {
        ObjectRows rows = read(
                source("format: json-documents\n", "time: '" + format + "',"), Logs.utf8("{\"at\":" + written + "}"));

        assertThat(rows.rows()).isEqualTo(time == null ? 0 : 1);
        if (time != null) {
            assertThat(rows.text(0, "at")).contains(time);
        }
    }

    @Test
    void anArchiveIsAllOfItsFiles() {
        byte[] archive = zip(Map.of(
                "2026/a.json", Logs.utf8("{\"at\":1}"),
                "2026/b.json.gz", Logs.gzip(Logs.utf8("\uFEFF{\"at\":2}{\"at\":3}")),
                "__MACOSX/._a.json", Logs.utf8("junk"),
                "empty", new byte[0],
                "2026/", new byte[0]));

        assertThat(read(DOCUMENTS, archive).rows()).isEqualTo(3);
        assertThat(refusal(DOCUMENTS, zip(Map.of("ok.json", Logs.utf8("{\"at\":1}"), "x.html", Logs.utf8("<html>")))))
                .hasMessageStartingWith("s3://logs/20261120/gate!/x.html is neither");
    }

    @Test
    void anArchiveCutAnywhereIsBroken() {
        byte[] archive = zip(Map.of("a.json", Logs.utf8("{\"at\":1}".repeat(40)), "b.json", Logs.utf8("{\"at\":2}")));

        for (int length = 4; length < archive.length; length++) {
            assertThat(refusal(DOCUMENTS, Arrays.copyOf(archive, length)).reason())
                    .as("the first %d of %d bytes", length, archive.length)
                    .isEqualTo(Reason.BROKEN_ZIP);
        }
        byte[] flipped = archive.clone();
        flipped[40] ^= 0x10;
        assertThat(refusal(DOCUMENTS, flipped).reason()).isEqualTo(Reason.BROKEN_ZIP);
    }

    @Test
    void anArchiveThatInflatesWithoutEndStaysWithinTheLimit() {
        byte[] bomb = zip(Map.of("a", new byte[64 << 20]));

        LakeException refusal = catchThrowableOfType(
                LakeException.class, () -> RowReaders.of(DOCUMENTS, 1 << 20).read(Logs.object("k"), bomb));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            format: json-documents\\nskip: x\\n                  || 'pattern' and 'skip' with text-lines
            format: text-lines\\n                              || 'pattern' with text-lines
            format: text-lines\\npattern: '(a'\\n               || a regular expression
            format: text-lines\\npattern: '(a)'\\n              || named groups, found none
            format: text-lines\\npattern: '(?<at>.*)'\\n        || found /who in column who
            format: json-documents\\n | time: 'HH:mm',          | a pattern with a day
            format: json-documents\\nrename: {suffix: gz}\\n    || a suffix such as .json.gz
            format: json-documents\\nbodies: {follow: true}\\n    || 'bodies' with bedrock-invocations
            format: bedrock-invocations\\nbodies: {}\\n          || the field 'follow'
            format: bedrock-invocations\\nbodies: {follow: true, max-size: 1TB}\\n || a size from 1KB to 9999MB
            """)
    void whatIsNotUnderstoodIsRefused(String format, String time, String told) {
        LakeException refusal = catchThrowableOfType(
                LakeException.class, () -> source(format.replace("\\n", "\n"), time == null ? "" : time));

        assertThat(refusal).hasMessageStartingWith("gate.table.yaml:").hasMessageContaining(told);
    }

    private static Source source(String format, String time) {
        return Sources.read("gate.table.yaml", "gate", HEAD + format + COLUMNS.formatted(time));
    }

    private static ObjectRows read(Source source, byte[] stored) {
        return RowReaders.of(source, Logs.LIMIT).read(Logs.object("20261120/gate"), stored);
    }

    private static List<String> row(ObjectRows rows, int row) {
        return Arrays.asList("id", "at", "who", "bytes", "extra_json").stream()
                .map(column -> rows.text(row, column).orElse(null))
                .toList();
    }

    private static LakeException refusal(Source source, byte[] stored) {
        return catchThrowableOfType(LakeException.class, () -> read(source, stored));
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
