package routes.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.tables.Source;
import routes.tables.Sources;

class PlacementsTest {
    private final Placements placements = new Placements(Sources.bundled().all().stream()
            .flatMap(source -> Stream.of(source.destination(), source.readreadyDestination()))
            .toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWSLogs/o-x7q8b22ufe/111122223333/CloudTrail/us-east-1/2026/11/20/a.json.gz | trail/AWSLogs/o-x7q8b22ufe/ | 111122223333 | us-east-1",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/20/a.json.gz | trail/AWSLogs/ | 111122223333 | us-east-1",
                "team/x/AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/20/a.json.gz | trail/team/x/AWSLogs/ | 111122223333 | eu-central-1"
            })
    void organizationAndAccountTrailsAreTwoPartitionsOfOneTable(
            String key, String origin, String account, String region) {
        Placement placement = placements.place("cloudtrail", object(key));

        assertThat(placement.table()).isEqualTo("from_cloudtrail_raw");
        assertThat(placement.valueList()).containsExactly(origin, account, region, "20261120");
        assertThat(placement.location()).isEqualTo("s3://trail/" + key.substring(0, key.lastIndexOf('/') + 1));
        assertThat(placement.day()).isEqualTo(20261120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/11/20/a.json.gz",
                "AWSLogs/111122223333/CloudTrail-Insight/us-east-1/2026/11/20/a.json.gz",
                "AWSLogs/111122223333/CloudTrail-Aggregated/us-east-1/2026/11/20/a.json.gz",
                "AWSLogs/111122223333/Config/us-east-1/2026/11/20/ConfigHistory/a.json.gz",
                "AWSLogs/111122223333/vpcflowlogs/us-east-1/2026/11/20/a.log.gz",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2026/02/31/a.json.gz",
                "AWSLogs/12345/CloudTrail/us-east-1/2026/11/20/a.json.gz",
                "readme.txt"
            })
    void siblingsAndDaysThatAreNoneHaveNoPlace(String key) {
        assertThatThrownBy(() -> placements.place("cloudtrail", object(key)))
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.NO_PLACEMENT))
                .hasMessageContaining("s3://trail/" + key)
                .hasMessageContaining("the table file of cloudtrail");
    }

    @Test
    void firehoseKeysTellDayAndHourAndSessionManagersTellNone() {
        Placement firehose = placements.place(
                "cloudwatch",
                object("sessions/2026/11/20/09/logs-1-2026-11-20-09-15-00-0f8fad5b-d9cb-469f-a165-70867728950e"));
        Placement transcript = placements.place("cloudwatch", object("ssm/jane.doe-0b7c1cc185ccf51a9.dms"));

        assertThat(firehose.valueList()).containsExactly("trail/sessions/", "20261120", "09");
        assertThat(transcript.valueList()).containsExactly("trail/ssm/", "0", "0");
        assertThat(transcript.day()).isZero();
    }

    @Test
    void ourOwnOrcFilesArePlacedByTheSameProfiles() {
        Placement placement = placements.place(
                Source.READREADY,
                object("from_cloudtrail_readready/logcalendarday=20261119/gen-0001/20261120-0-1.orc"));

        assertThat(placement.table()).isEqualTo("from_cloudtrail_readready");
        assertThat(placement.valueList()).containsExactly("20261119");
    }

    @Test
    void aSourceWithoutATableFileIsAMistakeThatIsNamed() {
        assertThatThrownBy(() -> placements.place("cloudtrial", object("x"))).hasMessageContaining("cloudtrial");
    }

    private static S3Object object(String key) {
        return new S3Object("trail", key, 1, "e", null, "", Instant.EPOCH);
    }
}
