package routes.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import routes.events.S3Object;

class ProductTablesTest {
    private static final Sources SOURCES = TableFiles.product();

    @Test
    void cloudtrailHasTheColumnsThatOthersRelyOn() {
        ReadreadyTable table = SOURCES.source("cloudtrail").readready();

        assertThat(table.name()).isEqualTo("from_cloudtrail_readready");
        assertThat(table.columns())
                .extracting(ReadreadyColumn::name)
                .contains(
                        "eventsource",
                        "eventname",
                        "eventtime",
                        "eventid",
                        "requestid",
                        "sharedeventid",
                        "useridentity_type",
                        "useridentity_principalid",
                        "useridentity_arn",
                        "useridentity_accountid",
                        "useridentity_accesskeyid",
                        "useridentity_username",
                        "useridentity_invokedby",
                        "sessioncontext_sourceidentity",
                        "awsregion",
                        "recipientaccountid",
                        "sourceipaddress",
                        "useragent",
                        "errorcode",
                        "errormessage",
                        "requestparameters",
                        "responseelements",
                        "resources",
                        "readonly",
                        "eventtype",
                        "eventversion",
                        "managementevent",
                        "eventcategory",
                        "f_sessionid",
                        "extra_json");
        assertThat(table.sort())
                .containsExactly(
                        "eventsource", "eventname", "recipientaccountid", "awsregion", "useridentity_arn", "eventtime");
        assertThat(blooms(table)).containsExactlyInAnyOrder("f_sessionid", "requestid", "eventid");
    }

    @Test
    void cloudwatchHasTheColumnsThatOthersRelyOn() {
        ReadreadyTable table = SOURCES.source("cloudwatch").readready();

        assertThat(table.name()).isEqualTo("from_cloudwatch_readready");
        assertThat(table.columns())
                .extracting(ReadreadyColumn::name)
                .contains(
                        "logaccountid",
                        "loggroup",
                        "logstream",
                        "subscriptionfilters",
                        "eventid",
                        "eventtime",
                        "session",
                        "f_sessionid",
                        "extra_json");
        assertThat(table.sort()).containsExactly("f_sessionid", "eventtime");
        assertThat(blooms(table)).containsExactlyInAnyOrder("f_sessionid", "eventid");
    }

    @ParameterizedTest
    @CsvSource({
        "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/01/f.json.gz,            logs/AWSLogs/",
        "AWSLogs/o-abc1234567/111122223333/CloudTrail/eu-central-1/2026/03/01/f.json.gz, logs/AWSLogs/o-abc1234567/",
        "team a/x/AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/01/f.json.gz,     logs/team a/x/AWSLogs/"
    })
    void aCloudtrailKeySaysWhereItsFileBelongs(String key, String origin) {
        assertThat(placed("cloudtrail", key))
                .containsExactly(
                        Map.entry("logorigin", origin),
                        Map.entry("logaccountid", "111122223333"),
                        Map.entry("logregion", "eu-central-1"),
                        Map.entry("logcalendarday", "20260301"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/2026/03/01/f.json.gz",
                "AWSLogs/111122223333/CloudTrail-Insight/eu-central-1/2026/03/01/f.json.gz",
                "AWSLogs/111122223333/CloudTrail-Aggregated/eu-central-1/2026/03/01/f.json.gz",
                "AWSLogs/111122223333/Config/eu-central-1/2026/3/1/ConfigHistory/f.json.gz",
                "AWSLogs/111122223333/vpcflowlogs/eu-central-1/2026/03/01/f.log.gz",
                "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/01/deeper/f.json.gz",
                "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/13/01/f.json.gz",
                "AWSLogs/11112222333/CloudTrail/eu-central-1/2026/03/01/f.json.gz",
                "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/03/01/f.json.gz.tmp"
            })
    void whatLiesBesideCloudtrailFilesHasNoPlace(String key) {
        assertThat(placed("cloudtrail", key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ssm/2026/03/01/07/to-lake-1-2026-03-01-07-59-58-0d1f6a5c-0b1e-4c57-9d2c-3f7f5e0a1b2c,         logs/ssm/, 20260301, 07",
        "2026/03/01/07/to-lake-1-2026-03-01-07-59-58-0d1f6a5c-0b1e-4c57-9d2c-3f7f5e0a1b2c.gz,          logs/,     20260301, 07",
        "a/b/2026/03/01/23/x-12-2026-03-01-23-59-58-0d1f6a5c-0b1e-4c57-9d2c-3f7f5e0a1b2c.json.gz,      logs/a/b/, 20260301, 23",
        "sessions/theuser-thefederation-0b7c1cc185ccf51a9.dms,                                        logs/sessions/, 0, 0"
    })
    void aCloudwatchKeySaysWhereItsObjectBelongs(String key, String origin, String day, String hour) {
        assertThat(placed("cloudwatch", key))
                .containsExactly(
                        Map.entry("logorigin", origin), Map.entry("logcalendarday", day), Map.entry("loghour", hour));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm/processing-failed/2026/03/01/07/whatever",
                "ssm/2026/03/01/24/x-1-2026-03-01-07-59-58-0d1f6a5c-0b1e-4c57-9d2c-3f7f5e0a1b2c",
                "sessions/readme.dms"
            })
    void otherKeysHaveNoPlaceInCloudwatch(String key) {
        assertThat(placed("cloudwatch", key)).isEmpty();
    }

    private static Map<String, String> placed(String source, String key) {
        S3Object object = new S3Object("logs", key, 1, "e", null, "", Instant.EPOCH);
        return SOURCES.source(source).placement().stream()
                .flatMap(profile -> profile.place(object).stream())
                .findFirst()
                .orElse(new LinkedHashMap<>());
    }

    private static List<String> blooms(ReadreadyTable table) {
        return table.columns().stream()
                .filter(ReadreadyColumn::bloom)
                .map(ReadreadyColumn::name)
                .toList();
    }
}
