package routes.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small CloudTrail files, in the test that needs them. */
final class Trail {
    static final String ORGANIZATION = "o-x7q8b22ufe";
    static final String ACCOUNT = "111122223333";

    private Trail() {}

    /** A key of the organization trail for 20 November 2026. */
    static String key(String account, String file) {
        return "AWSLogs/" + ORGANIZATION + "/" + account + "/CloudTrail/us-east-1/2026/11/20/" + file;
    }

    static String key(String file) {
        return key(ACCOUNT, file);
    }

    /** A file of the events with these ids, at noon of 20 November 2026. */
    static String file(String... eventIds) {
        return fileAt("2026-11-20T12:00:00Z", eventIds);
    }

    static String fileAt(String eventTime, String... eventIds) {
        return Stream.of(eventIds)
                .map(id -> String.format(Locale.ROOT, """
                        {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::%s:assumed-role/Admin/jane.doe"},
                         "eventTime":"%s","eventSource":"ssm.amazonaws.com","eventName":"StartSession","awsRegion":"us-east-1",
                         "sourceIPAddress":"203.0.113.7","requestParameters":{"target":"i-0abc"},
                         "responseElements":{"sessionId":"jane.doe-%s"},"eventID":"%s","recipientAccountId":"%s"}""", ACCOUNT, eventTime, id.replace("-", ""), id, ACCOUNT))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }
}
