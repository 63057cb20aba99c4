package routes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import routes.Rooms;
import routes.completeness.Fate;
import routes.completeness.Records;
import routes.completeness.Report;
import routes.events.S3Object;
import routes.samples.Facts;
import routes.samples.SampleDay;
import routes.tables.Sources;

/** A day of 4,002 CloudTrail files with 18,698 records, and the session logs that go with it, through the whole way. */
class WholeDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Facts facts;

    @BeforeAll
    static void load() throws Exception {
        facts = SampleDay.of(DAY).write(folder.resolve("logs"));
        Path filters = Files.createDirectory(folder.resolve("no-filters"));
        lake = TestLake.start(folder.resolve("data"), Map.of("loglake.filters.dir", filters.toString()));
        List<S3Object> trail = lake.load("cloudtrail", folder.resolve("logs/cloudtrail"));
        List<S3Object> sessions = lake.load("cloudwatch", folder.resolve("logs/cloudwatch"));
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(lake.arrived("cloudtrail")).hasSize(trail.size());
            assertThat(lake.arrived("cloudwatch")).hasSize(sessions.size());
        });
        lake.awaitIdle();
    }

    @AfterAll
    static void stop() {
        lake.close();
    }

    @Test
    void everyRecordIsOneRow() {
        assertThat(facts.objects()).containsEntry("cloudtrail", 4_002);
        assertThat(lake.count("from_cloudtrail_readready")).isEqualTo(18_698);
        assertThat(lake.count("from_cloudwatch_readready"))
                .isEqualTo(facts.records().get("cloudwatch").longValue());
        assertThat(lake.cell("select count(distinct eventid) from from_cloudtrail_readready"))
                .isEqualTo("18698");
    }

    @Test
    void theDayIsComplete() {
        try (Rooms rooms = new Rooms(lake.settings(), lake.aws(), Sources.bundled(), new SimpleMeterRegistry())) {
            Report report = rooms.completeness().of(Sources.bundled().source("cloudtrail"), 20261120);

            assertThat(report.mending()).isEmpty();
            assertThat(report.sum(Fate.IN_LAKE)).isEqualTo(report.listed());
            assertThat(report.listed().objects()).isEqualTo(4_002);
            assertThat(report.records()).isEqualTo(new Records(18_698, 18_698, 0, 0));
        }
    }

    @Test
    void everyRawPartitionIsRegisteredAndNoOther() {
        for (String source : List.of("cloudtrail", "cloudwatch")) {
            List<String> locations =
                    lake.partitionsOf(Sources.bundled().source(source).raw().name());
            assertThat(locations).hasSize(facts.rawPartitions().get(source));
            assertThat(new HashSet<>(locations)).hasSameSizeAs(locations);
        }
    }

    @Test
    void aNeedleIsFoundOnBothSides() {
        for (Facts.Needle needle : facts.needles()) {
            String where = " where f_sessionid = '" + needle.sessionId() + "' and logcalendarday = "
                    + DAY.format(DateTimeFormatter.BASIC_ISO_DATE);
            assertThat(lake.count("from_cloudtrail_readready" + where)).isEqualTo(needle.cloudtrailRows());
            assertThat(lake.count("from_cloudwatch_readready" + where)).isEqualTo(needle.cloudwatchRows());
        }
    }

    @Test
    void theSeedQueryJoinsWhatWasTypedToWhoStartedIt() {
        long expected = facts.needles().stream()
                .mapToLong(needle -> (long) needle.cloudtrailRows() * needle.cloudwatchRows())
                .sum();

        assertThat(lake.ask(SessionStory.SEED_QUERY).rows()).hasSizeGreaterThanOrEqualTo((int) expected);
    }

    @Test
    void theRawFilesAreQueryableToo() {
        assertThat(lake.cell(
                        "select sum(cardinality(records)) from from_cloudtrail_raw where logcalendarday = 20261120"))
                .isEqualTo("18698");
    }
}
