package routes.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.listing.DayReading.Says;
import routes.tables.Sources;

class DayFoldersTest {
    private static final int DAY = 20261120;
    private static final Root BUCKET = new Root("trail", "");

    @ParameterizedTest
    @CsvSource({
        "cloudtrail, '', NOTHING",
        "cloudtrail, AWSLogs/, NOTHING",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/, NOTHING",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2026/, PERHAPS",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/, PERHAPS",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/20/, THIS",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2025/, ANOTHER",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2026/10/, ANOTHER",
        "cloudtrail, AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/21/, ANOTHER",
        "cloudtrail, a/b/AWSLogs/o-x7q8b22ufe/111122223333/CloudTrail/eu-central-1/2026/11/, PERHAPS",
        "cloudtrail, AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/2026/11/20/, THIS",
        "cloudtrail, AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/2025/, ANOTHER",
        "cloudtrail, AWSLogs/111122223333/Config/eu-central-1/2026/11/20/ConfigHistory/, THIS",
        "cloudwatch, session-logs/, NOTHING",
        "cloudwatch, session-logs/2026/11/20/, THIS",
        "cloudwatch, session-logs/2026/11/20/22/, THIS",
        "cloudwatch, session-logs/2026/11/19/, ANOTHER",
    })
    void aFolderIsReadAsPlacementReadsKeysAndItsNeighboursByTheirDates(String source, String folder, Says says) {
        assertThat(new DayFolders(Sources.bundled().source(source), DAY).says(folder, BUCKET))
                .isEqualTo(says);
    }

    @Test
    void whatANameOfTheRootSaysIsNotReadAsADay() {
        DayFolders folders = new DayFolders(Sources.bundled().source("cloudwatch"), DAY);

        assertThat(folders.says("tenant/2042/", new Root("logs", ""))).isEqualTo(Says.ANOTHER);
        assertThat(folders.says("tenant/2042/", new Root("logs", "tenant/2042/")))
                .isEqualTo(Says.NOTHING);
        assertThat(folders.says("tenant/2042/2026/11/", new Root("logs", "tenant/2042/")))
                .isEqualTo(Says.PERHAPS);
    }

    @Test
    void forObjectsWithoutADayOnlyWholeDaysAreLeftOut() {
        DayFolders folders = new DayFolders(Sources.bundled().source("cloudwatch"), 0);

        assertThat(folders.says("sessions/2026/11/", BUCKET)).isEqualTo(Says.NOTHING);
        assertThat(folders.says("sessions/2026/11/20/", BUCKET)).isEqualTo(Says.ANOTHER);
        assertThat(folders.says("sessions/2026/11/20/22/", BUCKET)).isEqualTo(Says.ANOTHER);
    }

    @Test
    void ofYearsOfFoldersFewAreEntered() {
        DayFolders folders = new DayFolders(Sources.bundled().source("cloudtrail"), DAY);
        DateTimeFormatter path = DateTimeFormatter.ofPattern("yyyy/MM/dd/");
        List<String> days = LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .flatMap(date -> IntStream.range(0, 3)
                        .mapToObj(region ->
                                "AWSLogs/111122223333/CloudTrail/eu-central-" + region + "/" + path.format(date)))
                .toList();

        assertThat(days).hasSize(3 * 1096);
        assertThat(days.stream().filter(day -> folders.says(day, BUCKET) != Says.ANOTHER))
                .hasSize(3);
    }
}
