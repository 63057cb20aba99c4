package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudtrailRowsTest {
    private static final String TIME = "\"eventTime\":\"2026-03-01T10:00:00Z\"";

    @Test
    void aStartSessionBecomesOneFlatRow() {
        ObjectRows rows = Logs.cloudtrail("""
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","principalId":"AROA:theuser",
                 "arn":"arn:aws:sts::111122223333:assumed-role/Ops/theuser","accountId":"111122223333","accessKeyId":"ASIA1",
                 "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA","arn":"arn:aws:iam::111122223333:role/Ops",
                 "accountId":"111122223333","userName":"Ops"},"webIdFederationData":{},
                 "attributes":{"creationDate":"2026-03-01T09:00:00Z","mfaAuthenticated":"true"},"sourceIdentity":"the.user@example.org"}},
                 "eventTime":"2026-03-01T10:00:00Z","eventSource":"ssm.amazonaws.com","eventName":"StartSession",
                 "awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.1","userAgent":"aws-cli/2",
                 "requestParameters":{"target":"i-0abc"},
                 "responseElements":{"sessionId":"theuser-thefederation-0b7c1cc185ccf51a9", "tokenValue":"***"},
                 "requestID":"r-1","eventID":"e-1","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,
                 "recipientAccountId":"111122223333","eventCategory":"Management","sessionCredentialFromConsole":"true"}
                """);

        assertThat(rows.rows()).isEqualTo(1);
        assertRow(rows, """
                eventname                      StartSession
                eventtime                      2026-03-01T10:00:00Z
                useridentity_arn               arn:aws:sts::111122223333:assumed-role/Ops/theuser
                sessioncontext_sourceidentity  the.user@example.org
                sessioncontext_creationdate    2026-03-01T09:00:00Z
                sessioncontext_mfaauthenticated true
                sessioncontext_issuerarn       arn:aws:iam::111122223333:role/Ops
                sessioncontext_webidfederationdata {}
                requestparameters              {"target":"i-0abc"}
                responseelements               {"sessionId":"theuser-thefederation-0b7c1cc185ccf51a9", "tokenValue":"***"}
                readonly                       false
                errorcode                      null
                f_sessionid                    0b7c1cc185ccf51a9
                extra_json                     {"sessionCredentialFromConsole":"true"}
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"sessionId":"theuser-thefederation-0b7c1cc185ccf51a9"} | 0b7c1cc185ccf51a9
                    {"sessionId":"a\\u002db"}   | b
                    {"sessionId":"0b7c1cc1"}    | null
                    {"sessionId":""}            | null
                    {"sessionId":"theuser-"}    | null
                    {"sessionId":null}          | null
                    {"sessionId":{"a":"b-c"}}   | null
                    {}                          | null
                    null                        | null
                    "text-abc"                  | null
                    """)
    void theSessionIdIsWhatFollowsTheLastDash(String responseElements, String sessionId) {
        ObjectRows rows = Logs.cloudtrail("{" + TIME + ",\"responseElements\":" + responseElements + "}");

        assertThat(rows.text(0, "f_sessionid").orElse("null")).isEqualTo(sessionId);
    }

    @Test
    void aRefusalHasNoSessionAndKeepsItsEvidence() {
        ObjectRows rows = Logs.cloudtrail(
                "{" + TIME
                        + ",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"User: \\\"x\\\" is not authorized\",\"responseElements\":null}");

        assertRow(rows, """
                errorcode     AccessDenied
                errormessage  User: "x" is not authorized
                f_sessionid   null
                extra_json    null
                """);
    }

    /** What is left of a record, at the place where it was and as it was written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "eventName":"A"                                   | null
                    "new": {"b" : [1, 2.50, 1e3]}                     | {"new":{"b" : [1, 2.50, 1e3]}}
                    "big":123456789012345678901234567890.10           | {"big":123456789012345678901234567890.10}
                    "new":null                                        | {"new":null}
                    "n\\u0065w":"\\/\\u0000"                          | {"n\\u0065w":"\\/\\u0000"}
                    "userIdentity":{"arn":"x"}                        | null
                    "userIdentity":{"arn":"x","inScopeOf":{"a":1}}    | {"userIdentity":{"inScopeOf":{"a":1}}}
                    "userIdentity":{}                                 | {"userIdentity":{}}
                    "userIdentity":"root"                             | {"userIdentity":"root"}
                    "userIdentity":null                               | null
                    "userIdentity":["arn"]                            | {"userIdentity":["arn"]}
                    "userIdentity":{"sessionContext":{"attributes":{"mfaAuthenticated":"perhaps"}}} | {"userIdentity":{"sessionContext":{"attributes":{"mfaAuthenticated":"perhaps"}}}}
                    "userIdentity":"{\\"arn\\":\\"x\\",\\"y\\":1}"    | {"userIdentity":{"y":1}}
                    "eventName":"A","eventName":"B"                   | {"eventName":"B"}
                    "new":1,"new":2                                   | {"new":1,"new":2}
                    "userIdentity":{"arn":"x"},"userIdentity":{"arn":"y","userName":"z"} | {"userIdentity":{"arn":"y"}}
                    "readOnly":"yes"                                  | {"readOnly":"yes"}
                    "responseElements":{"sessionId":"a-b"}            | null
                    """)
    void whatNoColumnTakesIsLeft(String members, String left) {
        ObjectRows rows = Logs.cloudtrail("{" + TIME + "," + members + "}");

        assertThat(rows.text(0, "extra_json").orElse("null")).isEqualTo(left);
    }

    @Test
    void aKeyThatComesTwiceFillsItsColumnWithTheFirst() {
        assertRow(
                Logs.cloudtrail("{\"eventName\":null," + TIME + ",\"eventName\":\"A\",\"eventName\":\"B\"}"),
                "eventname A");
    }

    @Test
    void aKeyIsKnownHoweverItIsEscaped() {
        assertRow(Logs.cloudtrail("{" + TIME + ",\"\\u0065ventName\":\"A\"}"), "eventname A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "2026-03-01T10:00:00Z"            | 2026-03-01T10:00:00Z
                    "2026-03-01T10:00:00.123456789Z"  | 2026-03-01T10:00:00.123456789Z
                    "2026-03-01T00:30:00+02:00"       | 2026-02-28T22:30:00Z
                    "2024-02-29T23:59:59Z"            | 2024-02-29T23:59:59Z
                    "1969-12-31T23:59:59Z"            | 1969-12-31T23:59:59Z
                    1772359200123                     | 2026-03-01T10:00:00.123Z
                    -1                                | 1969-12-31T23:59:59.999Z
                    """)
    void timesAreUtc(String written, String time) {
        assertThat(Logs.cloudtrail("{\"eventTime\":" + written + "}").text(0, "eventtime"))
                .hasValue(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"eventName":"A"}
                    {"eventTime":null}
                    {"eventTime":""}
                    {"eventTime":"yesterday"}
                    {"eventTime":"2026-02-30T10:00:00Z"}
                    {"eventTime":"2026-03-01T10:00:00"}
                    {"eventTime":"9999-03-01T10:00:00Z"}
                    {"eventTime":1.5e12}
                    {"eventTime":true}
                    {"eventTime":{"at":"2026-03-01T10:00:00Z"}}
                    null
                    [1]
                    "text"
                    """)
    void aRecordWithoutReadableTimeIsQuarantinedAndHoldsNobodyUp(String record) {
        ObjectRows rows = Logs.cloudtrail("{" + TIME + "}", record, "{" + TIME + ",\"eventName\":\"A\"}");

        assertThat(rows.recordsRead()).isEqualTo(3);
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.quarantined()).extracting(Quarantined::index).containsExactly(1);
        assertThat(rows.quarantined().get(0).reason()).isNotBlank();
        assertThat(rows.text(1, "eventname")).hasValue("A");
    }

    @Test
    void textMayHoldAnythingThatUnicodeKnows() {
        ObjectRows rows = Logs.cloudtrail(
                "{" + TIME + ",\"errorMessage\":\"\\u0000 \\ud83d\\ude00 😀 é \\u00e9 \\/ \\ud83d {[\\\"]}\"}");

        assertThat(rows.text(0, "errormessage")).hasValue("\0 😀 😀 é é / \\ud83d {[\"]}");
    }

    @Test
    void aRecordOfThreeMegabytesIsARowLikeAnyOther() {
        String big = "x".repeat(3 << 20);
        ObjectRows rows = Logs.cloudtrail("{" + TIME + ",\"requestParameters\":{\"body\":\"" + big + "\"}}");

        assertThat(rows.text(0, "requestparameters")).hasValue("{\"body\":\"" + big + "\"}");
        assertThat(rows.memory()).isBetween(3L << 20, 4L << 20);
    }

    private static void assertRow(ObjectRows rows, String expected) {
        for (String line : expected.strip().split("\n")) {
            String[] columnAndValue = line.split(" +", 2);
            assertThat(rows.text(0, columnAndValue[0]).orElse("null"))
                    .as(columnAndValue[0])
                    .isEqualTo(columnAndValue[1]);
        }
    }
}
