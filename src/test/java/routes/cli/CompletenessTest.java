package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static routes.cli.ObservedLake.BUCKET;
import static routes.cli.ObservedLake.PATIENCE;
import static routes.cli.ObservedLake.QUIET;
import static routes.cli.ObservedLake.RAW;
import static routes.cli.ObservedLake.key;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import routes.completeness.Accounted;
import routes.completeness.Fate;
import routes.completeness.Records;
import routes.completeness.Report;

/** Every object that a source lists has exactly one fate. Each test takes a day of its own. */
class CompletenessTest {
    @TempDir
    static Path data;

    private static ObservedLake observed;

    @BeforeAll
    static void start() {
        observed = new ObservedLake(data);
    }

    @AfterAll
    static void stop() {
        observed.close();
    }

    @Test
    void everyObjectOfAMixedDayHasExactlyOneFate() {
        observed.dropLogs("01", "in-1", "in-2", "in-3");
        observed.drop(RAW, key("01", "999988887777", "a.json.gz"), "x-1");
        observed.drop(RAW, key("01", "999988887777", "b.json.gz"), "x-2");
        observed.drop(
                RAW, key("01", "111122223333", "d.json.gz").replace("/CloudTrail/", "/CloudTrail-Digest/"), "x-3");
        observed.lake.drop(
                "cloudtrail", key("01", "111122223333", "page.json.gz"), "<html>".getBytes(StandardCharsets.UTF_8));
        observed.lake.drop("cloudtrail", key("01", "111122223333", "empty.json.gz"), new byte[0]);
        observed.drop(RAW, key("01", "111122223333", "strange.txt"), "x-4");
        observed.drop(QUIET, key("01", "111122223333", "silent.json.gz"), "x-5");

        Report report = observed.awaitFate(20261001, "1h", Fate.QUARANTINED, 2);

        assertThat(report.listed().objects()).isEqualTo(10);
        assertThat(keys(report, Fate.IN_LAKE))
                .containsExactlyInAnyOrder("in-1.json.gz", "in-2.json.gz", "in-3.json.gz");
        assertThat(report.reasons(Fate.EXCLUDED)).isEqualTo(Map.of("sandbox-account", 2L, "cloudtrail-digest", 1L));
        assertThat(report.tickets()).containsEntry("sandbox-account", "CHG-48121");
        assertThat(report.reasons(Fate.QUARANTINED)).isEqualTo(Map.of("not-a-log", 1L, "empty-object", 1L));
        assertThat(report.reasons(Fate.DEAD)).isEqualTo(Map.of("no-placement", 1L));
        assertThat(keys(report, Fate.WAITING)).containsExactly("silent.json.gz");
        assertThat(report.of(Fate.UNACCOUNTED)).isEmpty();
        assertThat(report.records()).isEqualTo(new Records(3, 3, 0, 0));
        assertThat(report.isGood()).isTrue();

        Report later = observed.awaitFate(20261001, "1s", Fate.UNACCOUNTED, 1);
        assertThat(later.of(Fate.UNACCOUNTED)).singleElement().satisfies(lost -> {
            assertThat(lost.object().uri())
                    .isEqualTo("s3://" + QUIET + "/" + key("01", "111122223333", "silent.json.gz"));
            assertThat(lost.why())
                    .isEqualTo("./loglake backfill --source cloudtrail --from 2026-10-01 --to 2026-10-01 --missing");
        });
        assertThat(later.isGood()).isFalse();

        observed.filters.turnOff("cloudtrail");
        assertThat(observed.report(20261001, "1s").reasons(Fate.WAITING)).isEqualTo(Map.of("switch inc-7731", 1L));
        observed.filters.turnAllOn();
    }

    @Test
    void theAnswerIsReadFromManifestsAndListingsAlone() {
        observed.dropLogs("08", "cheap-1", "cheap-2");
        observed.onlyFile(20261008);
        int gets = CallRecorder.gets().size();

        assertThat(observed.report(20261008, "1h").of(Fate.IN_LAKE)).hasSize(2);

        assertThat(CallRecorder.gets().subList(gets, CallRecorder.gets().size()))
                .filteredOn(object -> object.contains("20261008") || object.contains("/2026/10/08/"))
                .isNotEmpty()
                .allMatch(object -> object.startsWith(BUCKET + "/_loglake/manifest/"));
    }

    @Test
    void theCommandAnswersWithItsExitCodeAndItsResultBecomesARow() {
        observed.dropLogs("09", "command-1");
        observed.onlyFile(20261009);

        assertThat(command("2026-10-09").exit).isZero();
        assertThat(command("20261009").out).contains("in the lake                              1", "complete in");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(observed.lake.cell(
                        "select count(*) from loglake_completeness where day = 20261009 and complete and inlake = 1"))
                .isEqualTo("2"));
        assertThat(command("2026-13-09").exit).isEqualTo(2);
    }

    private record Said(int exit, String out) {}

    private static Said command(String day) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new CompletenessCommand())
                .setOut(new PrintWriter(out))
                .execute(
                        "--source",
                        "cloudtrail",
                        "--day",
                        day,
                        "--data",
                        data.resolve("lake").toString());
        return new Said(exit, out.toString());
    }

    private static List<String> keys(Report report, Fate fate) {
        return report.of(fate).stream()
                .map(Accounted::object)
                .map(object -> object.fileName())
                .toList();
    }
}
