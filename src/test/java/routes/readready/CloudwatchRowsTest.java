package routes.readready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import routes.failures.LakeException;
import routes.failures.Reason;

class CloudwatchRowsTest {
    private static final String SESSION = """
            {"eventVersion":"1.0","eventTime":"2026-03-01T10:00:07Z","awsRegion":"eu-central-1","target":{"id":"i-0abc"},
             "userIdentity":{"arn":"arn:aws:sts::111122223333:assumed-role/Ops/theuser"},"runAsUser":"ssm-user",
             "sessionId":"theuser-thefederation-0b7c1cc185ccf51a9","eventId":"5","sessionData":["$ echo \\"}{\\"","}{"]}
            """.strip();
    private static final String CONTROL =
            "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logGroup\":\"\",\"logStream\":\"\",\"subscriptionFilters\":[],"
                    + "\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}";

    @Test
    void aSessionEventIsFlattenedOutOfItsEnvelopeAndItsMessage() {
        ObjectRows rows = firehose(envelope("theuser-thefederation-0b7c1cc185ccf51a9", SESSION));

        assertThat(rows.rows()).isEqualTo(1);
        assertRow(
                rows,
                0,
                Map.ofEntries(
                        Map.entry("logaccountid", "111122223333"),
                        Map.entry("loggroup", "/ssm/sessions"),
                        Map.entry("logstream", "theuser-thefederation-0b7c1cc185ccf51a9"),
                        Map.entry("subscriptionfilters", "[\"to-lake\"]"),
                        Map.entry("eventid", "id-0"),
                        Map.entry("eventtime", "2026-03-01T10:00:00Z"),
                        Map.entry("session", "[\"$ echo \\\"}{\\\"\",\"}{\"]"),
                        Map.entry("awsregion", "eu-central-1"),
                        Map.entry("useridentity_arn", "arn:aws:sts::111122223333:assumed-role/Ops/theuser"),
                        Map.entry("runasuser", "ssm-user"),
                        Map.entry("target_id", "i-0abc"),
                        Map.entry("f_sessionid", "0b7c1cc185ccf51a9"),
                        Map.entry(
                                "extra_json",
                                "{\"message\":{\"eventVersion\":\"1.0\",\"eventTime\":\"2026-03-01T10:00:07Z\","
                                        + "\"sessionId\":\"theuser-thefederation-0b7c1cc185ccf51a9\",\"eventId\":\"5\"}}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $ rm -rf /srv/x        | $ rm -rf /srv/x        | null
                    {not json}             | {not json}             | null
                    {"level":"INFO"} tail  | {"level":"INFO"} tail  | null
                    {"level": "INFO"}      | {"level": "INFO"}      | null
                    [1,2]                  | [1,2]                  | null
                    """)
    void aMessageThatIsNoSessionEventStaysAsItIs(String message, String session, String left) {
        ObjectRows rows = firehose(envelope("stream", message));

        assertThat(rows.text(0, "session")).hasValue(session);
        assertThat(rows.text(0, "extra_json").orElse("null")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "theuser-0b7c1cc185ccf51a9, other-11,  0b7c1cc185ccf51a9",
        "nodash,                    other-11,  11",
        "nodash,                    nodash,    null"
    })
    void theSessionIdIsTheStreamsOrElseTheMessages(String stream, String sessionId, String found) {
        ObjectRows rows = firehose(envelope(stream, "{\"sessionId\":\"" + sessionId + "\",\"sessionData\":[]}"));

        assertThat(rows.text(0, "f_sessionid").orElse("null")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'\n'", "'\r\n\t'"})
    void documentsFollowEachOtherOnOneLineOrOnSeveral(String between) {
        ObjectRows rows =
                firehose(String.join(between, envelope("s-1", "a", "b}{\"\\"), CONTROL, envelope("s-2", "c"), CONTROL)
                        + between);

        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.recordsRead()).isEqualTo(3);
        assertThat(rows.controlMessages()).isEqualTo(2);
        assertThat(List.of(rows.text(0, "session"), rows.text(1, "session"), rows.text(2, "f_sessionid")))
                .map(text -> text.orElse("null"))
                .containsExactly("a", "b}{\"\\", "2");
    }

    @Test
    void theEnvelopeMayComeBehindItsLogEventsAndUnknownMembersStay() {
        ObjectRows rows = firehose(
                "{\"logEvents\":[{\"id\":\"1\",\"timestamp\":5,\"message\":\"a\",\"extractedFields\":{\"k\":1}}],\"policyLevel\":\"ACCOUNT\",\"owner\":\"1\",\"messageType\":\"DATA_MESSAGE\"}");

        assertThat(rows.text(0, "logaccountid")).hasValue("1");
        assertThat(rows.text(0, "extra_json")).hasValue("{\"policyLevel\":\"ACCOUNT\",\"extractedFields\":{\"k\":1}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"messageType":"NEWS","logEvents":[]}     | WRONG_SHAPE
                    {"logEvents":[]}                          | WRONG_SHAPE
                    {"messageType":"DATA_MESSAGE"}            | WRONG_SHAPE
                    {"Records":[]}                            | WRONG_SHAPE
                    {"messageType":"CONTROL_MESSAGE"} []      | WRONG_SHAPE
                    {"messageType":"CONTROL_MESSAGE"} x       | BROKEN_JSON
                    {"messageType":"DATA_MESSAGE","logEvents":[{"id":"1"} | BROKEN_JSON
                    <html/>                                   | NOT_A_LOG
                    """)
    void whatIsNoSubscriptionSaysWhy(String content, Reason reason) {
        LakeException refusal = catchThrowableOfType(LakeException.class, () -> firehose(content));

        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void aTranscriptThatSessionManagerStoredIsOneRow() {
        String transcript = "Script started on 2026-03-01 10:00:00+00:00\r\n\u001b[?2004h$ echo \"häß\" \\\n";
        ObjectRows rows = stored(transcript);

        assertThat(rows.rows()).isEqualTo(1);
        assertRow(
                rows,
                0,
                Map.of(
                        "session",
                        transcript,
                        "eventtime",
                        Logs.STORED.toString(),
                        "logstream",
                        "theuser-0b7c1cc185ccf51a9",
                        "f_sessionid",
                        "0b7c1cc185ccf51a9"));
        assertThat(rows.text(0, "extra_json")).isEmpty();
        assertThat(rows.text(0, "eventid")).isEmpty();
    }

    @Test
    void documentsThatSessionManagerStoredAreOneRowEach() {
        ObjectRows rows = stored(SESSION + SESSION + "\n" + SESSION);

        assertThat(rows.rows()).isEqualTo(3);
        assertRow(
                rows,
                2,
                Map.of(
                        "session", "[\"$ echo \\\"}{\\\"\",\"}{\"]",
                        "eventtime", "2026-03-01T10:00:07Z",
                        "eventid", "5",
                        "f_sessionid", "0b7c1cc185ccf51a9",
                        "runasuser", "ssm-user"));
    }

    @Test
    void anEncryptedSessionIsNoLog() {
        LakeException refusal =
                catchThrowableOfType(LakeException.class, () -> RowReaders.of(Logs.CLOUDWATCH, Logs.LIMIT)
                        .read(Logs.object("theuser-0b7c1cc185ccf51a9.dms"), new byte[] {'a', (byte) 0x80, 7}));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_LOG);
    }

    private static ObjectRows firehose(String json) {
        return Logs.read(Logs.CLOUDWATCH, "2026/03/01/10/lake-1", json);
    }

    private static ObjectRows stored(String content) {
        return Logs.read(Logs.CLOUDWATCH, "sessions/theuser-0b7c1cc185ccf51a9.dms", content);
    }

    private static String envelope(String stream, String... messages) {
        List<Map<String, Object>> events = new java.util.ArrayList<>();
        for (String message : messages) {
            events.add(Map.of("id", "id-" + events.size(), "timestamp", 1772359200000L, "message", message));
        }
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "messageType",
                            "DATA_MESSAGE",
                            "owner",
                            "111122223333",
                            "logGroup",
                            "/ssm/sessions",
                            "logStream",
                            stream,
                            "subscriptionFilters",
                            List.of("to-lake"),
                            "logEvents",
                            events));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertRow(ObjectRows rows, int row, Map<String, String> expected) {
        expected.forEach(
                (column, value) -> assertThat(rows.text(row, column)).as(column).hasValue(value));
    }
}
