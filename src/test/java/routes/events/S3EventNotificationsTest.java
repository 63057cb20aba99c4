package routes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import routes.failures.LakeException;
import routes.failures.Reason;

class S3EventNotificationsTest {
    private static final String TWO_RECORDS = """
            {"Records":[
              {"eventVersion":"2.1","eventName":"ObjectCreated:Put","eventTime":"2026-11-20T09:15:00.123Z",
               "s3":{"bucket":{"name":"trail"},
                     "object":{"key":"AWSLogs/a+b%2Bc%25d/x.json.gz","size":17,"eTag":"e1","versionId":"v7","sequencer":"0A"}}},
              {"eventVersion":"2.1","eventName":"ObjectCreated:CompleteMultipartUpload","eventTime":"2026-11-20T09:15:01Z",
               "s3":{"bucket":{"name":"trail"},"object":{"key":"y.json.gz","size":0,"eTag":"e2"}}}]}
            """;
    private static final S3Object FIRST = new S3Object(
            "trail", "AWSLogs/a b+c%d/x.json.gz", 17, "e1", "v7", "0A", Instant.parse("2026-11-20T09:15:00.123Z"));
    private static final S3Object SECOND =
            new S3Object("trail", "y.json.gz", 0, "e2", null, "", Instant.parse("2026-11-20T09:15:01Z"));

    @Test
    void everyRecordOfAMessageIsAnObjectAndItsKeyIsDecoded() {
        assertThat(S3EventNotifications.objects(TWO_RECORDS)).containsExactly(FIRST, SECOND);
    }

    @Test
    void snsWrapsTheSameMessage() {
        ObjectNode wrapped = new ObjectMapper()
                .createObjectNode()
                .put("Type", "Notification")
                .put("Message", TWO_RECORDS);

        assertThat(S3EventNotifications.objects(wrapped.toString())).containsExactly(FIRST, SECOND);
    }

    @Test
    void eventBridgeDoesNotEncodeKeys() {
        String event = """
                {"version":"0","detail-type":"Object Created","source":"aws.s3","time":"2026-11-20T09:15:00.123Z",
                 "detail":{"bucket":{"name":"trail"},
                           "object":{"key":"AWSLogs/a b+c%d/x.json.gz","size":17,"etag":"e1","version-id":"v7","sequencer":"0A"}}}
                """;

        assertThat(S3EventNotifications.objects(event)).containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"trail\"}",
                "{\"Records\":[{\"eventName\":\"ObjectRemoved:Delete\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"2026-11-20T00:00:00Z\","
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"folder/\",\"size\":0}}}]}",
                "{\"detail-type\":\"Object Deleted\",\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}",
                "{\"Records\":[]}"
            })
    void testEventsRemovalsAndFolderMarkersNameNoObject(String message) {
        assertThat(S3EventNotifications.objects(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{}",
                "{\"Message\":\"hello\"}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"2026-11-20T00:00:00Z\",\"s3\":{}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"yesterday\","
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}]}"
            })
    void anythingElseIsUnreadableAndSaysWhy(String message) {
        assertThatThrownBy(() -> S3EventNotifications.objects(message))
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.UNREADABLE_EVENT))
                .hasMessageContaining("not an S3 event notification, it");
    }

    @Test
    void anObjectsOwnMessageNamesThatObject() {
        assertThat(S3EventNotifications.objects(FIRST.asMessage())).containsExactly(FIRST);
        assertThat(S3EventNotifications.objects(SECOND.asMessage())).containsExactly(SECOND);
    }
}
