package routes.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import routes.events.S3Object;
import routes.filters.FilterFiles;
import routes.onboard.Onboarding.Request;
import routes.onboard.Onboarding.Written;
import routes.onboard.SampleCheck.Checked;
import routes.onboard.SampleCheck.Expected;
import routes.readready.Logs;
import routes.tables.Source;
import routes.tables.Sources;

class OnboardingTest {
    private static final String FLOW_KEY =
            "AWSLogs/111122223333/vpcflowlogs/eu-central-1/2026/11/20/111122223333_vpcflowlogs_eu-central-1_fl-1_20261120T1000Z_ab.log.gz";
    private static final String FLOWS = """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 111122223333 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1763632800 1763632860 ACCEPT OK
            2 111122223333 eni-1235b8ca123456789 - - - - - - - 1763632860 1763632920 - NODATA
            """;

    @TempDir
    Path folder;

    @Test
    void flowLogsAreGuessedByTheirHeader() throws IOException {
        Written written = onboard("flows", FLOW_KEY, gzip(FLOWS));

        Source flows = source("flows");
        assertThat(written.rows()).isEqualTo(2);
        assertThat(types(flows))
                .contains("accountid string", "srcport bigint", "bytes bigint", "start timestamp", "end_ timestamp");
        assertThat(flows.readready().eventTime()).isEqualTo("start");
        assertThat(flows.readready().identity()).isEqualTo("f_recordid");
        Expected expected = SampleCheck.expected(flows, new Sample(FLOW_KEY, gzip(FLOWS)));
        assertThat(expected.partition())
                .containsExactly("samples/AWSLogs/", "111122223333", "eu-central-1", "20261120");
        assertThat(expected.first()).containsEntry("start", "2025-11-20T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http 2026-11-20T22:23:00.186641Z app/lb/50dc 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "GET http://x:80/ HTTP/1.1" "curl/7.46.0" - - arn:x "Root=1" | time
            2026-11-20T22:40:00.000000Z lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://x:80/ HTTP/1.1" "curl/7.38.0" - - | time
            `#Version: 1.0\\n#Fields: date time x-edge-location sc-bytes c-ip\\n2026-11-20\\t22:40:00\\tFRA2\\t2390\\t192.0.2.100` | time
            "when","who","how, much"\\n"2026-11-20 10:00:00","me, myself",12\\n2026-11-20 10:00:01,you,13 | when_
            2026-11-20 10:00:00 INFO started | time
            """)
    void linesOfManyKindsAreRead(String text, String time) throws IOException {
        String lines = text.replace("\\n", "\n").replace("\\t", "\t") + "\n";

        Written written = onboard("lines", "logs/2026/11/20/a.log", lines.getBytes(StandardCharsets.UTF_8));

        assertThat(written.rows()).isPositive();
        assertThat(written.quarantined()).isZero();
        assertThat(source("lines").readready().eventTime()).isEqualTo(time);
        assertThat(SampleCheck.of(folder)).singleElement().satisfies(check -> assertThat(check.faults())
                .isEmpty());
    }

    @Test
    void documentsInAnArchiveGetTypesOnWhichAllAgree() throws IOException {
        byte[] archive = zip("a.json", """
                {"id":"x1","eventTime":"2026-11-20T10:00:00Z","count":1,"ratio":1,"flag":true,"mixed":1,"who":{"name":"a","arn":"b"},"tags":{"k":"v"},"list":[1]}
                {"id":"x2","eventTime":"2026-11-20T10:00:01Z","count":2,"ratio":0.5,"flag":false,"mixed":"one","who":{"name":"a"},"tags":{"l":"v"},"Group":"g"}
                """);

        onboard("docs", "in/20261120/x.zip", archive);

        assertThat(types(source("docs")))
                .containsExactly(
                        "id string",
                        "eventtime timestamp",
                        "count bigint",
                        "ratio double",
                        "flag boolean",
                        "mixed string",
                        "who_name string",
                        "who_arn string",
                        "tags json",
                        "list json",
                        "group_ string",
                        "extra_json json");
        assertThat(source("docs").readready().identity()).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({
        "AWSLogs/o-x7q8b22ufe/111122223333/Config/eu-central-1/2026/11/5/ConfigSnapshot/1_Config_20261105T021100Z_5d.json.gz, 20261105",
        "my/AWSLogs/111122223333/elasticloadbalancing/eu-central-1/2026/11/20/1_elb.log.gz, 20261120",
        "fh/2026/11/20/09/stream-1-2026-11-20-09-15-00-0f8f, 20261120",
        "access-2026-11-20-10-21-35-0A1B, 20261120",
        "dt/part-20261120.csv, 20261120",
        "no/day/here.json, 0",
    })
    void keysArePlacedByWhatTheyTell(String key, int day) {
        TableGuess guess = TableGuess.of(
                "k",
                List.of(new Sample(key, "{\"time\":\"2026-11-20T10:00:00Z\"}".getBytes(StandardCharsets.UTF_8))),
                Optional.empty());
        Source source = Sources.read("k", "k", TableText.of(guess, List.of()));

        assertThat(source.destination().place(object(key)).orElseThrow().day()).isEqualTo(day);
    }

    @Test
    void theFilterFileProvesItself() throws IOException {
        onboard("flows", FLOW_KEY, gzip(FLOWS));
        Path filters = Files.createDirectory(folder.resolve("filters"));
        Files.copy(folder.resolve("flows.filters.yaml"), filters.resolve("flows.yaml"));

        assertThat(FilterFiles.load(filters).judge("flows", object(FLOW_KEY)).kept())
                .isTrue();
    }

    @Test
    void theCheckFindsWhatAnEditBreaks() throws IOException {
        onboard("flows", FLOW_KEY, gzip(FLOWS));
        Path table = folder.resolve("flows.table.yaml");
        Files.writeString(table, Files.readString(table).replace("from: '/srcaddr'", "from: '/dstaddr'"));

        assertThat(SampleCheck.of(folder))
                .singleElement()
                .extracting(Checked::faults)
                .asList()
                .containsExactly(FLOW_KEY + " srcaddr: expected 172.31.16.139, found 172.31.16.21");
    }

    @Test
    void nothingIsOverwrittenWithoutForce() throws IOException {
        onboard("flows", FLOW_KEY, gzip(FLOWS));
        Path samples = sample(FLOW_KEY, gzip(FLOWS));

        assertThatThrownBy(() -> Onboarding.write(request("flows", samples, false)))
                .hasMessageContaining("flows.camel.yaml is there already");
        assertThat(Onboarding.write(request("flows", samples, true)).rows()).isEqualTo(2);
    }

    @Test
    void samplesWithoutATimeAreRefusedWithTheColumnsThatThereAre() {
        assertThatThrownBy(() -> onboard("flows", "a/b.json", "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("found the columns [id (string)]")
                .hasMessageContaining("--time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "s3access", "guardduty"})
    void theExamplesAreFilesAndNoCode(String example) throws IOException {
        Path files = Path.of("examples/sources", example);

        assertThat(SampleCheck.of(files)).singleElement().satisfies(check -> {
            assertThat(check.faults()).isEmpty();
            assertThat(check.rows()).isPositive();
        });
        try (Stream<Path> all = Files.walk(files)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(path -> files.relativize(path).toString())
                            .filter(path -> !path.startsWith(example + ".samples/")))
                    .containsExactlyInAnyOrder(
                            example + ".camel.yaml",
                            example + ".table.yaml",
                            example + ".filters.yaml",
                            example + ".expected.json");
        }
    }

    private Written onboard(String name, String key, byte[] stored) throws IOException {
        return Onboarding.write(request(name, sample(key, stored), false));
    }

    private Request request(String name, Path samples, boolean force) {
        return new Request(name, List.of(samples), folder, Optional.empty(), Optional.empty(), force);
    }

    private Path sample(String key, byte[] stored) throws IOException {
        Path file = folder.resolve("in").resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, stored);
        return folder.resolve("in");
    }

    private Source source(String name) throws IOException {
        return Sources.read(name, name, Files.readString(folder.resolve(name + ".table.yaml")));
    }

    private static List<String> types(Source source) {
        return source.readready().columns().stream()
                .map(column -> column.name() + " " + column.type().label())
                .toList();
    }

    private static S3Object object(String key) {
        S3Object like = Logs.object(key);
        return new S3Object("samples", key, 1, like.etag(), null, "", like.modified());
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
